import { IconBellRinging } from '@tabler/icons-react';
import { SEVERITIES } from '../../api/severities';
import { tableFields } from '../../components/useTableView';
import { definePage } from '../../shell/page';
import { anyOf, oneOf, searchSchema, text, texts } from '../../shell/search';
import { fleetPages } from '../../texts/fleetPages';

const SORTS = [
  'severity',
  'title',
  'description',
  'source',
  'remote_host',
  'region',
  'last_action_time',
  'received_time',
] as const;

export const page = definePage({
  path: '/alarms',
  ...fleetPages.alarms,
  nav: { group: 'dashboard', order: 30, icon: IconBellRinging },
  role: 'monitor',
  search: searchSchema({
    ...tableFields(SORTS),
    tab: oneOf(['events']),
    search: text(),
    severity: anyOf(SEVERITIES),
    region: texts(),
    name: texts(),
    mac: texts(),
  }),
  load: () => import('./Alarms'),
});
