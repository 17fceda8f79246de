import { IconFileText } from '@tabler/icons-react';
import { LEVELS } from '../../api/logs';
import { definePage } from '../../shell/page';
import { flag, oneOf, searchSchema } from '../../shell/search';
import { systemPages } from '../../texts/systemPages';

/** The choices of the manual (M72). */
export const LINES = ['hide', '10', '20', '30', '40', '50', '100'] as const;
export type Lines = (typeof LINES)[number];

const t = systemPages.logs;

export const page = definePage({
  path: '/logs',
  title: t.title,
  summary: t.summary,
  nav: { group: 'system', order: 40, icon: IconFileText },
  role: 'monitor',
  search: searchSchema({
    level: oneOf(LEVELS),
    lines: oneOf(LINES),
    activity: oneOf(LINES),
    follow: flag(),
  }),
  load: () => import('./Logs'),
});
