// From an empty fleet to the first registered phone: what to do, and what has happened so far.

import { Card, Code, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDhcpTemplate } from '../../api/bootFiles';
import { CopyText } from '../../components/CopyText';
import { LoadingLines } from '../../components/Loading';
import { PageFrame } from '../../components/PageFrame';
import { ProblemAlert } from '../../components/ProblemAlert';
import { LinkButton } from '../../shell/links';
import { firstPhonesTexts as t } from '../../texts/setup';
import { page } from './page';
import { Watch } from './Watch';

export default function FirstPhones() {
  const dhcp = useDhcpTemplate();
  const server = dhcp.data?.public_url ?? `http://${location.hostname}:8081`;
  return (
    <PageFrame page={page}>
      <Watch />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Card>
          <Stack gap="sm">
            <Title order={2}>{t.dhcp.title}</Title>
            <Text fz="sm" c="dimmed">
              {t.dhcp.body}
            </Text>
            <ProblemAlert error={dhcp.error} onRetry={() => void dhcp.refetch()} />
            {dhcp.isPending ? <LoadingLines lines={3} /> : <DhcpTexts template={dhcp.data} />}
          </Stack>
        </Card>
        <Stack gap="md">
          <Card>
            <Stack gap="sm">
              <Title order={2}>{t.simulate.title}</Title>
              <Text fz="sm" c="dimmed">
                {t.simulate.body}
              </Text>
              {dhcp.isPending ? (
                <LoadingLines lines={2} />
              ) : (
                <CopyText label={t.simulate.label} value={simulateCommand(server)} />
              )}
              <Text fz="xs" c="dimmed">
                {t.simulate.networks}
              </Text>
            </Stack>
          </Card>
          <Card>
            <Stack gap="sm" align="flex-start">
              <Title order={2}>{t.users.title}</Title>
              <Text fz="sm" c="dimmed">
                {t.users.body}
              </Text>
              <LinkButton to="/import-export" variant="default">
                {t.users.import}
              </LinkButton>
            </Stack>
          </Card>
        </Stack>
      </SimpleGrid>
    </PageFrame>
  );
}

/** Five phones that live an hour a minute and sign in by themselves. */
function simulateCommand(server: string): string {
  return `rollcall simulate --server ${server.replace(/\/$/, '')} --phones 5 \\\n  --sign-in at-once --time-scale 60`;
}

function DhcpTexts({ template }: { template: ReturnType<typeof useDhcpTemplate>['data'] }) {
  const option = template?.urls.find(({ purpose }) => purpose === 'option 160');
  const served = template?.files.find(({ kind }) => kind === 'direct')?.served;
  if (!option) {
    return <Text fz="sm">{t.dhcp.none}</Text>;
  }
  return (
    <>
      <Text fz="sm" fw={600}>
        {t.dhcp.option}
      </Text>
      <CopyText label={t.dhcp.option} value={option.value} />
      {served && (
        <>
          <Text fz="sm" fw={600}>
            {t.dhcp.file}
          </Text>
          <CopyText label={t.dhcp.file} value={served} />
        </>
      )}
      <Text fz="xs" c="dimmed">
        {t.dhcp.advice} <Code>rollcall dhcp --format isc</Code>
      </Text>
    </>
  );
}
