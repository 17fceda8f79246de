// What has happened so far: nothing, a phone appeared, a phone registered.

import { Button, Card, Group, Loader, Stack, Table, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCircleCheck, IconDeviceLandlinePhone } from '@tabler/icons-react';
import { type Device, useApprove, useDevices } from '../../api/devices';
import { useRegions } from '../../api/regions';
import { useMay } from '../../api/session';
import { ApprovalMark, DeviceStatusMark } from '../../components/Mark';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Wide } from '../../components/Wide';
import { LinkButton } from '../../shell/links';
import { plural } from '../../texts/common';
import { firstPhonesTexts } from '../../texts/setup';

const t = firstPhonesTexts.watch;
const SHOWN_MAX = 8;
/** As many as the server approves at once. */
const APPROVED_MAX = 100;
/** Phones that wait are in no event: they are asked for. */
const EVERY_MS = 2000;

const phones = (n: number) => plural(n, 'phone');

export function Watch() {
  const devices = useDevices({}, '-report_time', APPROVED_MAX, EVERY_MS);
  const registered = devices.rows.filter((device) => device.status === 'registered');
  const isApproved = registered.some((device) => device.approval === 'approved');
  return (
    <Card data-testid="watch">
      <Stack gap="sm">
        <Group justify="space-between" gap="md">
          <Group gap="md" wrap="nowrap">
            <ThemeIcon
              size={42}
              radius="xl"
              variant="light"
              color={isApproved ? 'teal' : 'gray'}
              aria-hidden
            >
              {isApproved ? (
                <IconCircleCheck size={24} />
              ) : (
                <IconDeviceLandlinePhone size={24} stroke={1.6} />
              )}
            </ThemeIcon>
            <div role="status">
              <Title order={2}>
                {isApproved
                  ? t.registered(phones(registered.length))
                  : devices.rows.length > 0
                    ? t.appeared
                    : t.title}
              </Title>
              <Text fz="sm" c="dimmed">
                {isApproved ? t.registeredBody : devices.rows.length > 0 ? t.appearedBody : t.body}
              </Text>
            </div>
          </Group>
          {devices.rows.length === 0 && <Loader aria-hidden />}
          {isApproved && <LinkButton to="/">{t.dashboard}</LinkButton>}
        </Group>
        <ProblemAlert error={devices.error} onRetry={devices.reload} />
        <Pending macs={devices.rows.filter(isPending).map(({ mac }) => mac)} />
        {devices.rows.length > 0 && <Phones devices={devices.rows.slice(0, SHOWN_MAX)} />}
      </Stack>
    </Card>
  );
}

function Phones({ devices }: { devices: Device[] }) {
  return (
    <Wide label={t.phones}>
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {devices.map((device) => (
            <Table.Tr key={device.mac}>
              <Table.Td ff="monospace">{device.mac}</Table.Td>
              <Table.Td>{device.model}</Table.Td>
              <Table.Td>{device.display_name || device.user}</Table.Td>
              <Table.Td>
                {device.approval === 'pending' ? (
                  <ApprovalMark approval="pending" />
                ) : (
                  <DeviceStatusMark device={device} />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Wide>
  );
}

function isPending({ approval }: { approval: string }): boolean {
  return approval === 'pending';
}

/** Phones that wait, and the button that lets them in: into the only region that there is. */
function Pending({ macs }: { macs: string[] }) {
  const regions = useRegions();
  const approve = useApprove();
  const may = useMay('operator');
  const region = regions.data?.length === 1 ? regions.data[0] : undefined;
  if (macs.length === 0) {
    return null;
  }
  const press = () => {
    if (region) {
      approve.mutate(
        { macs, region: region.name },
        { onSuccess: () => notifyDone(t.approved(phones(macs.length))) },
      );
    }
  };
  return (
    <>
      <Group gap="md">
        <Text fz="sm" fw={600}>
          {t.pending(phones(macs.length))}
        </Text>
        {region && may && (
          <Button size="xs" onClick={press} loading={approve.isPending}>
            {t.approve(phones(macs.length))}
          </Button>
        )}
        {regions.data && regions.data.length > 1 && (
          <LinkButton to="/devices" search={{ approval: ['pending'] }} size="xs" variant="default">
            {t.approve(phones(macs.length))}
          </LinkButton>
        )}
      </Group>
      <ProblemAlert error={approve.error} />
    </>
  );
}
