import { IconTemplate } from '@tabler/icons-react';
import { VARIANTS } from '../../api/fixedWords';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema, text, texts } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/templates',
  title: configurationPages.templates.title,
  summary: configurationPages.templates.summary,
  nav: { group: 'configuration', order: 10, icon: IconTemplate },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['name'] as const),
    search: text(),
    model: texts(),
    variant: anyOf(VARIANTS),
  }),
  load: () => import('./Templates'),
});
