// What happened to the phone, the newest first.

import { Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useHistory } from '../../api/phone';
import type { List } from '../../api/query';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { exactly } from '../../components/TimeAgo';
import { deviceTexts } from '../../texts/device';
import { actorInWords } from '../../texts/who';
import { describe } from './describe';
import { type FoldedEvent, folded } from './folded';

const t = deviceTexts.history;

const columns: Column<FoldedEvent>[] = [
  {
    id: 'time',
    title: t.columns.time,
    width: 170,
    grow: 0,
    fixed: true,
    narrow: true,
    cell: ({ time }) => <time dateTime={time}>{exactly(time)}</time>,
  },
  {
    id: 'kind',
    title: t.columns.kind,
    width: 230,
    grow: 0,
    fixed: true,
    narrow: true,
    cell: ({ kind, times }) => (
      <span title={kind}>{times > 1 ? t.folded(times) : (t.kinds[kind] ?? kind)}</span>
    ),
  },
  {
    id: 'detail',
    title: t.columns.detail,
    width: 320,
    grow: 3,
    cell: (event) => {
      const text = event.times > 1 ? t.foldedSince(exactly(event.firstTime)) : describe(event);
      return (
        <Text fz="sm" c="dimmed" span title={text}>
          {text}
        </Text>
      );
    },
  },
  {
    id: 'actor',
    title: t.columns.actor,
    width: 120,
    cell: ({ actor }) => actorInWords(actor),
  },
  {
    id: 'position',
    title: t.columns.position,
    width: 90,
    grow: 0,
    align: 'right',
    optional: true,
    cell: ({ position }) => position,
  },
];

export function History({ mac }: { mac: string }) {
  const history = useHistory(mac);
  const rows = useMemo(() => folded(history.rows), [history.rows]);
  // What is folded is not counted: how many rows there will be is not known before the end.
  const list = { ...history, rows, total: undefined };
  return (
    <DataTable
      name="device-history"
      label={t.table}
      columns={columns}
      list={list as List<FoldedEvent>}
      rowId={({ position }) => String(position)}
      rowHeight={34}
      empty={
        <EmptyState icon={IconHistory} title={t.none}>
          {t.noneBody}
        </EmptyState>
      }
    />
  );
}
