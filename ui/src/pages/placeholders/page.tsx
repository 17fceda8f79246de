import { IconPercentage } from '@tabler/icons-react';
import { SCOPES } from '../../api/fixedWords';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema, text } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/placeholders',
  title: configurationPages.placeholders.title,
  summary: configurationPages.placeholders.summary,
  nav: { group: 'configuration', order: 30, icon: IconPercentage },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['name'] as const),
    scope: oneOf(SCOPES),
    owner: text(),
    search: text(),
  }),
  load: () => import('./Placeholders'),
});
