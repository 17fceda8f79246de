// The dashboard (M35 to M37).

import { count } from './common';

export const dashboardTexts = {
  title: 'Dashboard',
  summary: 'The fleet at a glance, as it is now.',
  figures: {
    registered: 'Registered',
    non_registered: 'Non-registered',
    disconnected: 'Disconnected',
    percent: 'Registered share',
    of: (total: number) => `of ${count(total)} phones`,
    ofNone: 'no phones yet',
    pending: (n: string) => `${n} waiting for approval`,
  },
  chart: {
    title: 'Registered over time',
    spans: { '3600': 'Hour', '86400': 'Day', '604800': 'Week', '2592000': 'Month' },
    span: 'How far back',
    registered: 'Registered',
    non_registered: 'Not registered',
    disconnected: 'Disconnected',
    empty: 'Nothing to draw yet',
    emptyBody: 'The line begins with the first phone that is approved.',
    describe: (registered: number, total: number, since: string) =>
      `${count(registered)} of ${count(total)} phones are registered; shown since ${since}.`,
  },
  alarms: {
    title: 'Active alarms',
    none: 'No active alarms',
    all: 'All alarms',
  },
  breakdown: {
    region: 'By region',
    model: 'By model',
    version: 'By firmware version',
    unknown: 'not known',
    rest: (n: number) => `${count(n)} more`,
    none: 'no phones yet',
  },
  recent: {
    title: 'Recent reports',
    all: 'All devices',
    columns: {
      status: 'Status',
      user: 'User',
      time: 'Report time',
      mac: 'MAC address',
      ip: 'IP',
      version: 'Firmware version',
    },
    none: 'No phone has reported yet',
    noneBody: 'Plug phones in, or start simulated ones: they appear here by themselves.',
    begin: 'How to begin',
  },
} as const;
