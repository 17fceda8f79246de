import { IconListCheck } from '@tabler/icons-react';
import { JOB_STATES, type JobAction } from '../../api/jobs';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema } from '../../shell/search';
import { jobsTexts as t } from '../../texts/jobs';

export const ACTIONS = Object.keys(t.action) as JobAction[];

export const page = definePage({
  path: '/jobs',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 20, icon: IconListCheck },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['id'] as const),
    state: anyOf(JOB_STATES),
    action: anyOf(ACTIONS),
  }),
  load: () => import('./Jobs'),
});
