import { IconCpu } from '@tabler/icons-react';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { searchSchema, text } from '../../shell/search';
import { firmwareTexts as t } from '../../texts/firmware';

export const page = definePage({
  path: '/firmware',
  title: t.title,
  summary: t.summary,
  nav: { group: 'configuration', order: 90, icon: IconCpu },
  role: 'monitor',
  search: searchSchema({ ...tableFields(['name'] as const), search: text() }),
  load: () => import('./Firmware'),
});
