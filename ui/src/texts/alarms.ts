// Alarms, and events of phones that are none.

import { plural } from './common';

export const alarmsTexts = {
  table: 'Active alarms',
  eventsTable: 'Events that are no alarms',
  tabsLabel: 'Which list',
  tabs: { active: 'Active alarms', events: 'Events' },
  search: 'Search name, MAC, IP, text …',
  exportCsv: 'Export CSV',
  columns: {
    severity: 'Severity',
    title: 'Name',
    description: 'Description',
    source: 'Source',
    remote_host: 'Remote host',
    region: 'Region',
    last_action_time: 'Last action',
    received_time: 'Received',
    additional_info_1: 'Additional 1',
    additional_info_2: 'Additional 2',
  },
  filters: {
    severity: 'Severity',
    region: 'Region',
    name: 'Name',
    mac: 'Phone',
  },
  details: (name: string) => `Details of ${name}`,
  clear: 'Clear',
  clearOf: (name: string, mac: string) => `Clear ${name} of ${mac}`,
  confirm: {
    title: 'Clear an alarm',
    body: (name: string, mac: string) =>
      `“${name}” of ${mac} leaves the list and is reported as cleared. If its cause is still there, the phone raises it again.`,
    action: 'Clear the alarm',
    done: (name: string) => `“${name}” is cleared.`,
  },
  facts: {
    name: 'Its name in traps',
    source: 'Source',
    region: 'Region',
    remote_host: 'Remote host',
    received_time: 'First raised',
    last_action_time: 'Last raised',
    additional_info: 'Additional',
  },
  corrective: 'What to do',
  noCorrective: 'Nothing is known about this alarm. Look at the phone and at its log.',
  phone: 'To the phone',
  empty: {
    title: 'No alarm is active',
    body: 'Phones raise alarms when they cannot register, sign in or reach what they need. They appear here by themselves.',
    events: 'No event so far',
    eventsBody: 'What phones report that is no alarm shows here, the newest first.',
    phone: 'No alarm is active on this phone',
  },
  active: (n: number) => plural(n, 'alarm'),
} as const;
