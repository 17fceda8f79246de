import { IconAddressBook } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { configurationPages } from '../../texts/configurationPages';

export const page = definePage({
  path: '/ldap',
  title: configurationPages.ldap.title,
  summary: configurationPages.ldap.summary,
  nav: { group: 'configuration', order: 60, icon: IconAddressBook },
  role: 'monitor',
  load: () => import('./Ldap'),
});
