import { IconTransfer } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

export const OUTCOMES = ['refused', 'created', 'updated', 'unchanged'] as const;

export const page = definePage({
  path: '/import-export',
  ...fleetPages.importExport,
  nav: { group: 'users', order: 40, icon: IconTransfer },
  role: 'monitor',
  search: searchSchema({ outcome: anyOf(OUTCOMES) }),
  load: () => import('./ImportExport'),
});
