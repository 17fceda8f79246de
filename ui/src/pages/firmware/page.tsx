import { IconCpu } from '@tabler/icons-react';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { searchSchema, text } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/firmware',
  title: configurationPages.firmware.title,
  summary: configurationPages.firmware.summary,
  nav: { group: 'configuration', order: 90, icon: IconCpu },
  role: 'monitor',
  search: searchSchema({ ...tableFields(['name'] as const), search: text() }),
  load: () => import('./Firmware'),
});
