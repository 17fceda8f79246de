// The columns of configuration files (M93).

import { Group, Text } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ConfigFile } from '../../api/configFiles';
import type { Column } from '../../components/DataTable';
import { Mark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { configFilesTexts as t } from '../../texts/configFiles';

export const columns: Column<ConfigFile>[] = [
  {
    id: 'name',
    title: t.columns.name,
    width: 210,
    grow: 2,
    sort: 'name',
    fixed: true,
    narrow: true,
    cell: (file) => (
      <Name file={file}>
        <PageLink
          to="/configuration-files/$file"
          params={{ file: file.name }}
          ff="monospace"
          fz="xs"
          title={file.name}
        >
          {file.name}
        </PageLink>
      </Name>
    ),
  },
  { id: 'kind', title: t.columns.kind, width: 90, grow: 0, cell: ({ kind }) => t.kinds[kind] },
  {
    id: 'size_bytes',
    title: t.columns.size_bytes,
    width: 95,
    grow: 0,
    sort: 'size_bytes',
    align: 'right',
    narrow: true,
    cell: ({ size_bytes }) => t.bytes(size_bytes),
  },
  {
    id: 'modified_at',
    title: t.columns.modified_at,
    width: 120,
    sort: 'modified_at',
    cell: ({ modified_at }) => <TimeAgo time={modified_at} />,
  },
  {
    id: 'template',
    title: t.columns.template,
    width: 170,
    cell: ({ template }) =>
      template && (
        <PageLink to="/templates/$template" params={{ template }} fz="sm">
          {template}
        </PageLink>
      ),
  },
  {
    id: 'device',
    title: t.columns.device,
    width: 130,
    cell: ({ mac }) =>
      mac && (
        <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="sm">
          {mac}
        </PageLink>
      ),
  },
];

/** For those who may see that there is a file, but not what is in it. */
export const columnsUnlinked: Column<ConfigFile>[] = columns.map((column) =>
  column.id === 'name'
    ? {
        ...column,
        cell: (file) => (
          <Name file={file}>
            <Text span ff="monospace" fz="xs" title={file.name}>
              {file.name}
            </Text>
          </Name>
        ),
      }
    : column,
);

function Name({ file, children }: { file: ConfigFile; children: ReactNode }) {
  return (
    <Group gap={8} wrap="nowrap">
      {children}
      {file.edited && (
        <Mark tone="odd" icon={IconEdit} label={t.edited} title={t.editedTitle} iconOnly />
      )}
    </Group>
  );
}
