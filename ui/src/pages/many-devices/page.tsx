import { IconDevices } from '@tabler/icons-react';
import { STATUSES } from '../../api/devices';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema, text, texts } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

export const page = definePage({
  path: '/multiple-devices',
  ...fleetPages.manyDevices,
  nav: { group: 'users', order: 30, icon: IconDevices },
  role: 'operator',
  search: searchSchema({
    search: text(),
    region: texts(),
    model: texts(),
    status: anyOf(STATUSES),
  }),
  load: () => import('./ManyDevices'),
});
