import { ITEM_STATES } from '../../api/jobs';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema } from '../../shell/search';
import { jobsTexts, jobTexts as t } from '../../texts/jobs';

export const page = definePage({
  path: '/jobs/$id',
  title: t.title,
  parent: { path: '/jobs', title: jobsTexts.title },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['item'] as const),
    state: anyOf(ITEM_STATES),
  }),
  load: () => import('./Job'),
});
