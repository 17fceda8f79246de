import { IconArrowsSplit2 } from '@tabler/icons-react';
import { VARIANTS } from '../../api/templates';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema, text } from '../../shell/search';
import { mappingTexts as t } from '../../texts/mapping';

export const page = definePage({
  path: '/mapping',
  title: t.title,
  summary: t.summary,
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
