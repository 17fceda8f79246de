// Where phones reach the server, through which proxy, and what may be uploaded for them.

import {
  Button,
  Card,
  Fieldset,
  Group,
  Stack,
  TagsInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { Problem } from '../../api/problem';
import { useMay } from '../../api/session';
import { type PhoneSettings, useChangePhoneSettings } from '../../api/settings';
import { CopyText } from '../../components/CopyText';
import { changed } from '../../components/changed';
import { LeaveGuard } from '../../components/LeaveGuard';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { settle, useFollowing } from '../../components/useFollowing';
import { settingsTexts as t } from '../../texts/settings';

const valuesOf = ({ proxy_url, upload_suffixes }: PhoneSettings) => ({
  proxy_url,
  upload_suffixes,
});

export function PhoneFiles({ settings }: { settings: PhoneSettings }) {
  const may = useMay('administrator');
  const change = useChangePhoneSettings();
  const form = useForm({ initialValues: valuesOf(settings) });
  useFollowing(form, valuesOf(settings));
  const { url, source } = settings.public_url;
  const submit = form.onSubmit(async (values) => {
    try {
      settle(form, valuesOf(await change.mutateAsync(changed(form.getInitialValues(), values))));
      notifyDone(t.filesSaved);
    } catch (error) {
      if (error instanceof Problem) {
        form.setErrors(error.fieldMessages());
      }
    }
  });
  return (
    <Card component="section">
      <LeaveGuard active={form.isDirty()} />
      <form onSubmit={submit} noValidate>
        <Fieldset variant="unstyled" disabled={!may}>
          <Stack gap="sm">
            <Title order={2}>{t.files}</Title>
            <div>
              <Text fz="sm" fw={500}>
                {t.publicUrl}
              </Text>
              <Text fz="xs" c="dimmed" mb={4}>
                {t.publicUrlFrom[url && source ? source : 'none']}
              </Text>
              {url && <CopyText value={url} label={t.publicUrl} />}
            </div>
            <TextInput
              label={t.proxyUrl}
              description={t.proxyHint}
              placeholder="http://"
              {...form.getInputProps('proxy_url')}
            />
            <TagsInput
              label={t.suffixes}
              description={t.suffixesHint}
              {...form.getInputProps('upload_suffixes')}
            />
            <ProblemAlert error={change.error} />
            {may && (
              <Group justify="flex-end" gap="xs">
                <Button variant="default" disabled={!form.isDirty()} onClick={() => form.reset()}>
                  {t.reset}
                </Button>
                <Button type="submit" disabled={!form.isDirty()} loading={change.isPending}>
                  {t.save}
                </Button>
              </Group>
            )}
          </Stack>
        </Fieldset>
      </form>
    </Card>
  );
}
