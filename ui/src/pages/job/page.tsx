import { ITEM_STATES } from '../../api/jobs';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

export const page = definePage({
  path: '/jobs/$id',
  title: systemPages.job.title,
  parent: { path: '/jobs', title: systemPages.jobs.title },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['item'] as const),
    state: anyOf(ITEM_STATES),
  }),
  load: () => import('./Job'),
});
