// The directory that phones search (M91, M92), and a look into it as a phone would take.

import { useForm } from '@mantine/form';
import { type LdapSettings, useLdapSettings } from '../../api/settings';
import { LoadingLines } from '../../components/Loading';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { GenerateButton, StaleMark } from '../../components/Stale';
import { useFollowing } from '../../components/useFollowing';
import { placeholdersTexts } from '../../texts/placeholders';
import { Form } from './Form';
import classes from './Ldap.module.css';
import { page } from './page';
import { Test } from './Test';
import { valuesOf } from './values';

export default function Ldap() {
  const settings = useLdapSettings();
  return (
    <PageFrame
      page={page}
      actions={<GenerateButton targets={{ filter: {} }} whom={placeholdersTexts.whom.system} />}
    >
      <StaleMark />
      <ProblemAlert error={settings.error} onRetry={() => void settings.refetch()} />
      {settings.isPending && <LoadingLines lines={10} />}
      {settings.data && <Loaded settings={settings.data} />}
    </PageFrame>
  );
}

function Loaded({ settings }: { settings: LdapSettings }) {
  const form = useForm({ initialValues: valuesOf(settings) });
  useFollowing(form, valuesOf(settings));
  return (
    <div className={classes.columns}>
      <Form form={form} settings={settings} />
      <Test values={form.values} onFieldMessages={form.setErrors} />
    </div>
  );
}
