import { IconHistory } from '@tabler/icons-react';
import { KINDS } from '../../api/live';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, flag, searchSchema, text, texts, whole } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

const t = systemPages.audit;

export const page = definePage({
  path: '/audit',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 50, icon: IconHistory },
  role: 'monitor',
  search: searchSchema({
    ...tableFields([]),
    kind: anyOf(KINDS),
    subject: texts(),
    actor: texts(),
    since: text(),
    until: text(),
    follow: flag(),
    /** The event that is open. */
    position: whole(),
  }),
  load: () => import('./Audit'),
});
