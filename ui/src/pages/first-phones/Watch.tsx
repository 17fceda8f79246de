// What has happened so far: nothing, a phone appeared, a phone registered.

import { Button, Card, Group, Loader, Stack, Table, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCircleCheck, IconDeviceLandlinePhone } from '@tabler/icons-react';
import { useState } from 'react';
import { ApproveDialog } from '../../actions/ApproveDialog';
import { type Device, useDevices } from '../../api/devices';
import { ApprovalMark, DeviceStatusMark } from '../../components/Mark';
import { ProblemAlert } from '../../components/ProblemAlert';
import { Wide } from '../../components/Wide';
import { LinkButton } from '../../shell/links';
import { plural } from '../../texts/common';
import { firstPhonesTexts } from '../../texts/setup';

const t = firstPhonesTexts.watch;
const SHOWN_MAX = 8;
/** How many of those that reported last are looked at for one that is registered. */
const LOOKED_AT = 100;
/** Phones that wait are in no event: they are asked for. */
const EVERY_MS = 2000;

const EVERYBODY = { filter: {} };

const phones = (n: number) => plural(n, 'phone');

export function Watch() {
  const devices = useDevices({}, '-report_time', LOOKED_AT, EVERY_MS);
  const pending = useDevices({ approval: ['pending'] }, undefined, 1, EVERY_MS);
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
        <Pending count={pending.total ?? pending.rows.length} />
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

/** How many wait, and the dialogue that lets in whoever waits when it is opened. */
function Pending({ count }: { count: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {count > 0 && (
        <Group gap="md">
          <Text fz="sm" fw={600}>
            {t.pending(phones(count))}
          </Text>
          <Button size="xs" onClick={() => setOpen(true)}>
            {t.approve}
          </Button>
        </Group>
      )}
      <ApproveDialog opened={isOpen} what={EVERYBODY} onClose={() => setOpen(false)} />
    </>
  );
}
