import { IconLayoutDashboard } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema } from '../../shell/search';
import { dashboardTexts as t } from '../../texts/dashboard';

/** How far back the chart goes, in seconds. */
export const SPANS = ['3600', '86400', '604800', '2592000'] as const;

export const page = definePage({
  path: '/',
  title: t.title,
  summary: t.summary,
  nav: { group: 'dashboard', order: 10, icon: IconLayoutDashboard },
  role: 'monitor',
  search: searchSchema({ span: oneOf(SPANS) }),
  load: () => import('./Dashboard'),
});
