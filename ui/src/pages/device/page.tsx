import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { oneOf, searchSchema } from '../../shell/search';
import { deviceTexts as t } from '../../texts/device';
import { devicesTexts } from '../../texts/devices';

export const TABS = ['overview', 'configuration', 'history', 'alarms'] as const;
export const FILES = ['current', 'effective', 'changes'] as const;

export const page = definePage({
  path: '/devices/$mac',
  title: t.title,
  parent: { path: '/devices', title: devicesTexts.title },
  role: 'monitor',
  search: searchSchema({ ...tableFields([]), tab: oneOf(TABS), file: oneOf(FILES) }),
  load: () => import('./Device'),
});
