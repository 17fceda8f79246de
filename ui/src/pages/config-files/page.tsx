import { IconFiles } from '@tabler/icons-react';
import { FILE_KINDS } from '../../api/fixedWords';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, searchSchema, text } from '../../shell/search';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/configuration-files',
  title: configurationPages.configFiles.title,
  summary: configurationPages.configFiles.summary,
  nav: { group: 'configuration', order: 80, icon: IconFiles },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(['name', 'size_bytes', 'modified_at'] as const),
    search: text(),
    kind: anyOf(FILE_KINDS),
  }),
  load: () => import('./ConfigFiles'),
});
