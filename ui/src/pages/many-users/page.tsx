import { IconUsersGroup } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { searchSchema, text, texts } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

export const page = definePage({
  path: '/multiple-users',
  ...fleetPages.manyUsers,
  nav: { group: 'users', order: 20, icon: IconUsersGroup },
  role: 'operator',
  search: searchSchema({ search: text(), region: texts() }),
  load: () => import('./ManyUsers'),
});
