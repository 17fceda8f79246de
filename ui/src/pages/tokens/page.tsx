import { IconKey } from '@tabler/icons-react';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { searchSchema } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

const t = systemPages.tokens;

export const page = definePage({
  path: '/tokens',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 35, icon: IconKey },
  role: 'monitor',
  search: searchSchema({ ...tableFields(['id'] as const) }),
  load: () => import('./Tokens'),
});
