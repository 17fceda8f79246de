import { IconUsersGroup } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { searchSchema, text, texts } from '../../shell/search';
import { bulkTexts } from '../../texts/bulk';

const t = bulkTexts.users;

export const page = definePage({
  path: '/multiple-users',
  title: t.title,
  summary: t.summary,
  nav: { group: 'users', order: 20, icon: IconUsersGroup },
  role: 'operator',
  search: searchSchema({ search: text(), region: texts() }),
  load: () => import('./ManyUsers'),
});
