import { IconAdjustments } from '@tabler/icons-react';
import { OVERRIDE_SCOPES } from '../../api/fixedWords';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema, text } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/overrides',
  title: configurationPages.overrides.title,
  summary: configurationPages.overrides.summary,
  nav: { group: 'configuration', order: 40, icon: IconAdjustments },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['parameter'] as const),
    scope: oneOf(OVERRIDE_SCOPES),
    owner: text(),
  }),
  load: () => import('./Overrides'),
});
