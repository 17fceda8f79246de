import { IconDevices } from '@tabler/icons-react';
import { STATUSES } from '../../api/devices';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema, text, texts } from '../../shell/search';
import { bulkTexts } from '../../texts/bulk';

const t = bulkTexts.devices;

export const page = definePage({
  path: '/multiple-devices',
  title: t.title,
  summary: t.summary,
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
