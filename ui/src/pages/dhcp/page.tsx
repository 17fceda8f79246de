import { IconNetwork } from '@tabler/icons-react';
import { DHCP_FORMATS } from '../../api/fixedWords';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/dhcp',
  title: configurationPages.dhcp.title,
  summary: configurationPages.dhcp.summary,
  nav: { group: 'configuration', order: 70, icon: IconNetwork },
  role: 'administrator',
  search: searchSchema({
    format: oneOf(DHCP_FORMATS),
    file: oneOf(['direct', 'proxy'] as const),
  }),
  load: () => import('./Dhcp'),
});
