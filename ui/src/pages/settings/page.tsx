import { IconSettings } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { settingsTexts as t } from '../../texts/settings';

export const page = definePage({
  path: '/system-settings',
  title: t.title,
  summary: t.summary,
  nav: { group: 'configuration', order: 50, icon: IconSettings },
  role: 'monitor',
  load: () => import('./Settings'),
});
