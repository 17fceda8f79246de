// Check Status (M43): what is known of a phone, and asking it anew.

import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { IconBroadcast } from '@tabler/icons-react';
import { useState } from 'react';
import { useStartAction } from '../api/actions';
import { type Device, useDevice } from '../api/devices';
import { useMay } from '../api/session';
import { LoadingLines } from '../components/Loading';
import { DeviceStatusMark } from '../components/Mark';
import { ProblemAlert } from '../components/ProblemAlert';
import { TimeAgo } from '../components/TimeAgo';
import { phoneTexts } from '../texts/phone';

const t = phoneTexts.check;

interface StatusDialogProps {
  mac: string;
  opened: boolean;
  onClose: () => void;
}

export function StatusDialog({ mac, opened, onClose }: StatusDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t.title(mac)}>
      {opened && <Body mac={mac} />}
    </Modal>
  );
}

function Body({ mac }: { mac: string }) {
  const device = useDevice(mac);
  const start = useStartAction();
  const may = useMay('operator');
  const [askedAt, setAskedAt] = useState<string>();
  const known = device.data;
  const hasAnswered = askedAt !== undefined && known?.report_time && known.report_time > askedAt;
  const ask = () =>
    start.mutate(
      { action: 'check_status', targets: { macs: [mac] }, options: {} },
      { onSuccess: () => setAskedAt(known?.report_time ?? '') },
    );
  if (!known) {
    return device.error ? <ProblemAlert error={device.error} /> : <LoadingLines lines={8} />;
  }
  return (
    <Stack gap="md">
      <Table variant="vertical" withRowBorders layout="fixed">
        <Table.Tbody>
          {rows(known).map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th w={150} scope="row">
                {label}
              </Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value || t.unknown}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ProblemAlert error={start.error} />
      <Group justify="space-between" gap="sm">
        <Text fz="sm" c="dimmed" role="status">
          {askedAt === undefined ? (
            <>
              {t.asOf} <TimeAgo time={known.report_time} />
            </>
          ) : hasAnswered ? (
            t.answered
          ) : (
            t.waiting
          )}
        </Text>
        {may && known.approval === 'approved' && (
          <Button
            onClick={ask}
            loading={start.isPending}
            leftSection={<IconBroadcast size={16} aria-hidden />}
            variant="default"
          >
            {t.ask}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function rows(device: Device): [string, React.ReactNode][] {
  const t = phoneTexts.check.fields;
  return [
    [t.sipUser, device.phone_number],
    [t.registered, <DeviceStatusMark key="status" device={device} />],
    [t.user, device.user],
    [t.userAgent, device.user_agent],
    [t.mac, device.mac],
    [t.model, device.model],
    [t.vlan, device.vlan_id],
    [t.version, device.firmware_version],
    [t.proxy, device.sip_proxy],
  ];
}
