// System settings (M88 to M90), what phones may fetch, how fast actions go, and the configuration as
// an archive.

import { SimpleGrid, Stack } from '@mantine/core';
import { usePhoneSettings, useSystemSettings } from '../../api/settings';
import { LoadingLines } from '../../components/Loading';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { GenerateButton, StaleMark } from '../../components/Stale';
import { placeholdersTexts } from '../../texts/placeholders';
import { Archive } from './Archive';
import { Pace } from './Pace';
import { PhoneFiles } from './PhoneFiles';
import { page } from './page';
import { SystemForm } from './SystemForm';

export default function Settings() {
  const system = useSystemSettings();
  const phones = usePhoneSettings();
  return (
    <PageFrame
      page={page}
      actions={<GenerateButton targets={{ filter: {} }} whom={placeholdersTexts.whom.system} />}
    >
      <StaleMark />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <div>
          <ProblemAlert error={system.error} onRetry={() => void system.refetch()} />
          {system.isPending && <LoadingLines lines={8} />}
          {system.data && <SystemForm settings={system.data} />}
        </div>
        <Stack gap="md">
          <ProblemAlert error={phones.error} onRetry={() => void phones.refetch()} />
          {phones.isPending && <LoadingLines lines={4} />}
          {phones.data && <PhoneFiles settings={phones.data} />}
          {phones.data && <Pace settings={phones.data} />}
          <Archive />
        </Stack>
      </SimpleGrid>
    </PageFrame>
  );
}
