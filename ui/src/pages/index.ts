// Every page of the web admin. The navigation, the command palette and the browser tests read this
// list: a page that is not here does not exist, and one that is here is looked at.

import type { Page } from '../shell/page';
import { page as accounts } from './accounts/page';
import { page as alarms } from './alarms/page';
import { page as audit } from './audit/page';
import { page as configFile } from './config-file/page';
import { page as configFiles } from './config-files/page';
import { page as dashboard } from './dashboard/page';
import { page as device } from './device/page';
import { page as devices } from './devices/page';
import { page as dhcp } from './dhcp/page';
import { page as firmware } from './firmware/page';
import { page as firstPhones } from './first-phones/page';
import { page as importExport } from './import-export/page';
import { page as job } from './job/page';
import { page as jobs } from './jobs/page';
import { page as ldap } from './ldap/page';
import { page as logs } from './logs/page';
import { page as manyDevices } from './many-devices/page';
import { page as manyUsers } from './many-users/page';
import { page as mapping } from './mapping/page';
import { page as overrides } from './overrides/page';
import { page as placeholders } from './placeholders/page';
import { page as regions } from './regions/page';
import { page as settings } from './settings/page';
import { page as template } from './template/page';
import { page as templates } from './templates/page';
import { page as tokens } from './tokens/page';
import { page as users } from './users/page';

export const pages: readonly Page[] = [
  dashboard,
  devices,
  device,
  alarms,
  users,
  manyUsers,
  manyDevices,
  importExport,
  firstPhones,
  templates,
  template,
  mapping,
  placeholders,
  overrides,
  settings,
  ldap,
  dhcp,
  configFiles,
  configFile,
  firmware,
  accounts,
  audit,
  job,
  jobs,
  logs,
  regions,
  tokens,
] as readonly Page[];

/** Whether there is such a page, for links to what other pages show. */
export function hasPage(path: string): boolean {
  return pages.some((page) => page.path === path);
}
