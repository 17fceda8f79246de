import { IconArrowsSplit2 } from '@tabler/icons-react';
import { VARIANTS } from '../../api/fixedWords';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema, text } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/mapping',
  title: configurationPages.mapping.title,
  summary: configurationPages.mapping.summary,
  nav: { group: 'configuration', order: 20, icon: IconArrowsSplit2 },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['model'] as const),
    model: text(),
    region: text(),
    variant: oneOf(VARIANTS),
    user_agent: text(),
  }),
  load: () => import('./Mapping'),
});
