import { IconMap2 } from '@tabler/icons-react';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { flag, searchSchema, text } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

const t = systemPages.regions;

export const page = definePage({
  path: '/regions',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 10, icon: IconMap2 },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['name'] as const),
    /** The region whose form is open. */
    region: text(),
    /** The form of a new one is open. */
    new: flag(),
  }),
  load: () => import('./Regions'),
});
