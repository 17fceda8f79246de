import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const TABS = ['edit', 'changes', 'placeholders', 'usage'] as const;
export type Tab = (typeof TABS)[number];

export const page = definePage({
  path: '/templates/$template',
  title: configurationPages.template.title,
  parent: { path: '/templates', title: configurationPages.templates.title },
  role: 'monitor',
  search: searchSchema({
    ...tableFields([
      'name',
      'appearance',
      'mac',
      'user',
      'display_name',
      'status',
      'region',
      'model',
      'config.drift',
    ] as const),
    tab: oneOf(TABS),
    base: oneOf(['saved', 'default'] as const),
  }),
  load: () => import('./Template'),
});
