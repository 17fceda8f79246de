import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

export const TABS = ['overview', 'configuration', 'history', 'alarms'] as const;
export const FILES = ['current', 'effective', 'changes'] as const;

export const page = definePage({
  path: '/devices/$mac',
  ...fleetPages.device,
  parent: { path: '/devices', title: fleetPages.devices.title },
  role: 'monitor',
  search: searchSchema({ ...tableFields([]), tab: oneOf(TABS), file: oneOf(FILES) }),
  load: () => import('./Device'),
});
