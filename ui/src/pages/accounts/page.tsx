import { IconUsersGroup } from '@tabler/icons-react';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { flag, searchSchema } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

const t = systemPages.accounts;

export const page = definePage({
  path: '/accounts',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 30, icon: IconUsersGroup },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['name'] as const),
    /** The dialogue for one's own password is open. */
    password: flag(),
  }),
  load: () => import('./Accounts'),
});
