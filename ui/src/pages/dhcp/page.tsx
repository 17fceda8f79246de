import { IconNetwork } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema } from '../../shell/search';
import { dhcpTexts as t } from '../../texts/dhcp';
import { FORMATS } from './forms';

export const page = definePage({
  path: '/dhcp',
  title: t.title,
  summary: t.summary,
  nav: { group: 'configuration', order: 70, icon: IconNetwork },
  role: 'monitor',
  search: searchSchema({
    format: oneOf(FORMATS),
    file: oneOf(['direct', 'proxy'] as const),
  }),
  load: () => import('./Dhcp'),
});
