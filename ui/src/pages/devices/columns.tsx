// The columns of Devices Status (M38).

import { IconFileAlert, IconFileCheck, IconFileOff } from '@tabler/icons-react';
import type { Device } from '../../api/devices';
import type { Column } from '../../components/DataTable';
import { Hash } from '../../components/Hash';
import { ApprovalMark, DeviceStatusMark, Mark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
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
  plain('user', 150, { narrow: true, cell: (device) => <UserLink name={device.user} /> }),
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
    cell: ({ mac }) => (
      <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="sm">
        {mac}
      </PageLink>
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
  plain('vlan_mode', 110, { optional: true }),
  plain('reported_status', 120, { optional: true }),
  plain('btoe_pairing_status', 120, { optional: true }),
  plain('btoe_version', 110, { optional: true }),
  plain('usb_headset_type', 150, { optional: true }),
  plain('hrs_speaker_model', 120, { optional: true }),
  plain('hrs_speaker_firmware', 120, { optional: true }),
  {
    id: 'file',
    title: t.file,
    width: 150,
    sort: 'config.drift',
    optional: true,
    cell: ({ config }) => <FileMark config={config} />,
  },
  {
    id: 'generated_at',
    title: t.generated_at,
    width: 120,
    sort: 'config.generated_at',
    optional: true,
    cell: ({ config }) => <TimeAgo time={config.generated_at} />,
  },
  {
    id: 'fetched_at',
    title: t.fetched_at,
    width: 120,
    sort: 'config.fetched_at',
    optional: true,
    cell: ({ config }) => <TimeAgo time={config.fetched_at} />,
  },
  {
    id: 'hash',
    title: t.hash,
    width: 130,
    optional: true,
    cell: ({ config }) => <Hash hash={config.hash} />,
  },
  {
    id: 'fetched_hash',
    title: t.fetched_hash,
    width: 130,
    optional: true,
    cell: ({ config }) => <Hash hash={config.fetched_hash} />,
  },
  {
    id: 'extra',
    title: t.extra,
    width: 220,
    optional: true,
    cell: ({ extra }) =>
      Object.entries(extra)
        .map(([name, value]) => `${name}: ${value}`)
        .join(', '),
  },
];

/** Whether the phone has the file that was made for it. */
export function FileMark({ config }: { config: Device['config'] }) {
  if (config.generated_at === null) {
    return <Mark tone="quiet" icon={IconFileOff} label={devicesTexts.file.none} />;
  }
  return config.drift ? (
    <Mark tone="odd" icon={IconFileAlert} label={devicesTexts.file.drift} />
  ) : (
    <Mark tone="good" icon={IconFileCheck} label={devicesTexts.file.current} />
  );
}

/** The phones of a user, from any of them. */
function UserLink({ name }: { name: string }) {
  return name === '' ? null : (
    <PageLink to="/devices" search={{ user: [name] }} c="inherit" fz="sm">
      {name}
    </PageLink>
  );
}
