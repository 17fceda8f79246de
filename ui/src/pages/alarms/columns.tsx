// The columns of alarms (M53).

import type { Alarm } from '../../api/alarms';
import type { Column } from '../../components/DataTable';
import { SeverityMark } from '../../components/Mark';
import { TimeAgo } from '../../components/TimeAgo';
import { PageLink } from '../../shell/links';
import { alarmsTexts } from '../../texts/alarms';

const t = alarmsTexts.columns;

type TextField = keyof typeof t & keyof Alarm;

function plain(id: TextField, width: number, more: Partial<Column<Alarm>> = {}): Column<Alarm> {
  return { id, title: t[id], width, sort: id, cell: (alarm) => alarm[id], ...more };
}

function time(id: 'last_action_time' | 'received_time'): Column<Alarm> {
  return { id, title: t[id], width: 100, sort: id, cell: (alarm) => <TimeAgo time={alarm[id]} /> };
}

export const columns: Column<Alarm>[] = [
  {
    id: 'severity',
    title: t.severity,
    width: 95,
    grow: 0,
    sort: 'severity',
    fixed: true,
    narrow: true,
    cell: ({ severity }) => <SeverityMark severity={severity} />,
  },
  plain('title', 170, { fixed: true, narrow: true }),
  plain('description', 150, { grow: 2 }),
  {
    id: 'source',
    title: t.source,
    width: 184,
    grow: 0,
    sort: 'source',
    cell: ({ mac, source }) => (
      <PageLink to="/devices/$mac" params={{ mac }} ff="monospace" fz="sm">
        {source}
      </PageLink>
    ),
  },
  plain('remote_host', 110),
  plain('region', 110, { optional: true }),
  time('last_action_time'),
  time('received_time'),
  plain('additional_info_1', 160, { optional: true, sort: undefined }),
  plain('additional_info_2', 160, { optional: true, sort: undefined }),
];
