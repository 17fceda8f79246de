import { IconSettings } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/system-settings',
  title: configurationPages.settings.title,
  summary: configurationPages.settings.summary,
  nav: { group: 'configuration', order: 50, icon: IconSettings },
  role: 'monitor',
  load: () => import('./Settings'),
});
