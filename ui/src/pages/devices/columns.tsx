// The columns of Devices Status (M38).

import { Text } from '@mantine/core';
import type { Device } from '../../api/devices';
import type { Column } from '../../components/DataTable';
import { ApprovalMark, DeviceStatusMark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { devicesTexts } from '../../texts/devices';

const t = devicesTexts.columns;

/** A column of a field that is a text. */
function plain(
  id: keyof typeof t & keyof Device,
  width: number,
  more: Partial<Column<Device>> = {},
): Column<Device> {
  return { id, title: t[id], width, sort: id, cell: (device) => String(device[id]), ...more };
}

export const columns: Column<Device>[] = [
  {
    id: 'status',
    title: t.status,
    width: 140,
    grow: 0,
    sort: 'status',
    fixed: true,
    narrow: true,
    cell: (device) => <DeviceStatusMark device={device} />,
  },
  plain('user', 150, { narrow: true }),
  plain('display_name', 150, { optional: true }),
  plain('nickname', 130, { optional: true }),
  plain('phone_number', 110, { optional: true }),
  {
    id: 'report_time',
    title: t.report_time,
    width: 120,
    sort: 'report_time',
    cell: (device) => <TimeAgo time={device.report_time} />,
  },
  plain('mac', 130, {
    narrow: true,
    cell: (device) => (
      <Text ff="monospace" fz="sm" span>
        {device.mac}
      </Text>
    ),
  }),
  plain('ip', 120),
  plain('subnet', 130, { optional: true }),
  plain('vlan_id', 90, { optional: true, align: 'right' }),
  plain('model', 90),
  plain('firmware_version', 150),
  plain('region', 110),
  plain('template', 180, { optional: true }),
  plain('location', 190),
  {
    id: 'approval',
    title: t.approval,
    width: 120,
    sort: 'approval',
    cell: (device) => <ApprovalMark approval={device.approval} />,
  },
  plain('sip_proxy', 150, { optional: true }),
  plain('user_agent', 260, { optional: true }),
  plain('language', 100, { optional: true }),
];
