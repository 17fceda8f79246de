// Every page of the web admin. The navigation, the command palette and the browser tests read this
// list: a page that is not here does not exist, and one that is here is looked at.

import type { Page } from '../shell/page';
import { page as accounts } from './accounts/page';
import { page as audit } from './audit/page';
import { page as dashboard } from './dashboard/page';
import { page as devices } from './devices/page';
import { page as firstPhones } from './first-phones/page';
import { page as job } from './job/page';
import { page as jobs } from './jobs/page';
import { page as logs } from './logs/page';
import { page as regions } from './regions/page';
import { page as tokens } from './tokens/page';

export const pages: readonly Page[] = [
  accounts,
  audit,
  dashboard,
  devices,
  firstPhones,
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
