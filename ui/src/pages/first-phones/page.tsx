import { definePage } from '../../shell/page';
import { fleetPages } from '../../texts/fleetPages';

/** Where the setup wizard leads; a tour of what comes next, not an entry of the navigation. */
export const page = definePage({
  path: '/first-phones',
  ...fleetPages.firstPhones,
  role: 'administrator',
  load: () => import('./FirstPhones'),
});
