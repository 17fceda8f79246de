import { IconUsers } from '@tabler/icons-react';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { searchSchema, text, texts } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

const SORTS = ['name', 'display_name', 'region', 'devices', 'registered_devices'] as const;

export const page = definePage({
  path: '/users',
  ...fleetPages.users,
  nav: { group: 'users', order: 10, icon: IconUsers },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(SORTS),
    search: text(),
    region: texts(),
    /** The user whose phones are shown beside the list. */
    user: text(),
  }),
  load: () => import('./Users'),
});
