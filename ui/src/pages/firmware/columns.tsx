// The columns of the firmware list (M94 to M97). A model without firmware is red, and says so.

import { Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconFileOff } from '@tabler/icons-react';
import type { Firmware } from '../../api/firmware';
import { CopyAction } from '../../components/CopyText';
import type { Column } from '../../components/DataTable';
import { Hash } from '../../components/Hash';
import { Mark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { count } from '../../texts/common';
import { firmwareTexts as t } from '../../texts/firmware';

function StateMark({ firmware }: { firmware: Firmware }) {
  return firmware.missing ? (
    <Mark tone="bad" icon={IconFileOff} label={t.missing} title={t.missingTitle} />
  ) : (
    <Mark tone="good" icon={IconCircleCheck} label={t.there} />
  );
}

export const columns: Column<Firmware>[] = [
  {
    id: 'name',
    title: t.columns.name,
    width: 95,
    sort: 'name',
    fixed: true,
    narrow: true,
    cell: ({ name, is_default, missing }) => (
      <Text
        span
        fz="sm"
        fw={is_default ? 600 : undefined}
        c={missing ? 'var(--app-bad)' : undefined}
        title={is_default ? t.defaultOf(name) : undefined}
      >
        {name}
      </Text>
    ),
  },
  {
    id: 'state',
    title: t.columns.state,
    width: 120,
    grow: 0,
    narrow: true,
    cell: (firmware) => <StateMark firmware={firmware} />,
  },
  {
    id: 'description',
    title: t.columns.description,
    width: 120,
    cell: ({ description }) => <span title={description}>{description}</span>,
  },
  {
    id: 'version',
    title: t.columns.version,
    width: 130,
    narrow: true,
    cell: ({ version, warnings, missing }) => (
      <Group gap={6} wrap="nowrap">
        <span>{version || (missing ? '' : t.notKnown)}</span>
        {warnings.length > 0 && (
          <Mark
            tone="odd"
            icon={IconAlertTriangle}
            label={warnings.join('; ')}
            title={warnings.join('; ')}
            iconOnly
          />
        )}
      </Group>
    ),
  },
  {
    id: 'file_name',
    title: t.columns.file_name,
    width: 100,
    cell: ({ file_name }) => (
      <Text span ff="monospace" fz="xs" title={file_name ?? undefined}>
        {file_name}
      </Text>
    ),
  },
  {
    id: 'size_bytes',
    title: t.columns.size_bytes,
    width: 80,
    grow: 0,
    align: 'right',
    cell: ({ size_bytes }) => size_bytes !== null && t.megabytes(size_bytes),
  },
  {
    id: 'sha256',
    title: t.columns.sha256,
    width: 135,
    grow: 0,
    cell: ({ sha256, name }) =>
      sha256 && (
        <Group gap={4} wrap="nowrap">
          <Hash hash={sha256} />
          <CopyAction value={sha256} label={t.sha256(name)} />
        </Group>
      ),
  },
  {
    id: 'devices',
    title: t.columns.devices,
    width: 70,
    grow: 0,
    align: 'right',
    cell: ({ devices }) => count(devices),
  },
  {
    id: 'outdated',
    title: t.columns.outdated,
    width: 85,
    grow: 0,
    align: 'right',
    cell: ({ outdated_devices }) => outdated_devices !== null && count(outdated_devices),
  },
  {
    id: 'uploaded_at',
    title: t.columns.uploaded_at,
    width: 110,
    grow: 0,
    optional: true,
    cell: ({ uploaded_at }) => uploaded_at && <TimeAgo time={uploaded_at} />,
  },
];
