import { IconTemplate } from '@tabler/icons-react';
import { VARIANTS } from '../../api/templates';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema, text, texts } from '../../shell/search';
import { templatesTexts as t } from '../../texts/templates';

export const page = definePage({
  path: '/templates',
  title: t.title,
  summary: t.summary,
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
