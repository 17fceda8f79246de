// What happened to the phone, the newest first.

import { Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { type LogEvent, useHistory } from '../../api/phone';
import { type Column, DataTable } from '../../components/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { exactly } from '../../components/TimeAgo';
import { deviceTexts } from '../../texts/device';
import { actorName, describe } from './describe';

const t = deviceTexts.history;

const columns: Column<LogEvent>[] = [
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
    width: 180,
    grow: 0,
    fixed: true,
    narrow: true,
    cell: ({ kind }) => <span title={kind}>{t.kinds[kind] ?? kind}</span>,
  },
  {
    id: 'detail',
    title: t.columns.detail,
    width: 320,
    grow: 3,
    cell: (event) => {
      const text = describe(event);
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
    cell: ({ actor }) => actorName(actor),
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
  const list = useHistory(mac);
  return (
    <DataTable
      name="device-history"
      label={t.table}
      columns={columns}
      list={list}
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
