import { IconAddressBook } from '@tabler/icons-react';
import { definePage } from '../../shell/page';
import { ldapTexts as t } from '../../texts/settings';

export const page = definePage({
  path: '/ldap',
  title: t.title,
  summary: t.summary,
  nav: { group: 'configuration', order: 60, icon: IconAddressBook },
  role: 'monitor',
  load: () => import('./Ldap'),
});
