// The phones that reported last (M36).

import { Card, Group, Skeleton, Table, Title } from '@mantine/core';
import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import type { Device } from '../../api/devices';
import { useMay } from '../../api/session';
import { EmptyState } from '../../components/EmptyState';
import { DeviceStatusMark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { Wide } from '../../components/Wide';
import { LinkButton, PageLink } from '../../shell/links';
import { dashboardTexts } from '../../texts/dashboard';
import classes from './Dashboard.module.css';

const t = dashboardTexts.recent;

export function RecentReports({ devices }: { devices: Device[] | undefined }) {
  const mayBegin = useMay('administrator');
  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{t.title}</Title>
        <PageLink to="/devices" search={{ sort: '-report_time' }} fz="sm">
          {t.all}
        </PageLink>
      </Group>
      {devices === undefined ? (
        <Skeleton h={240} />
      ) : devices.length === 0 ? (
        <EmptyState
          icon={IconDeviceLandlinePhone}
          title={t.none}
          action={mayBegin && <LinkButton to="/first-phones">{t.begin}</LinkButton>}
        >
          {t.noneBody}
        </EmptyState>
      ) : (
        <Wide label={t.title}>
          <Table className={classes.table} verticalSpacing={6} highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {Object.entries(t.columns).map(([id, title]) => (
                  <Table.Th key={id}>{title}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {devices.map((device) => (
                <Table.Tr key={device.mac}>
                  <Table.Td>
                    <DeviceStatusMark device={device} />
                  </Table.Td>
                  <Table.Td>{device.user}</Table.Td>
                  <Table.Td>
                    <TimeAgo time={device.report_time} />
                  </Table.Td>
                  <Table.Td>
                    <DeviceLink mac={device.mac} />
                  </Table.Td>
                  <Table.Td>{device.ip}</Table.Td>
                  <Table.Td>{device.firmware_version}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Wide>
      )}
    </Card>
  );
}

function DeviceLink({ mac }: { mac: string }) {
  return (
    <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="sm">
      {mac}
    </PageLink>
  );
}
