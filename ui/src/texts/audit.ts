// The log of events, and one of them.

import { count } from './common';

export const auditTexts = {
  table: 'Events',
  position: 'Log position',
  columns: {
    position: 'Position',
    time: 'Time',
    kind: 'Event',
    subject: 'About',
    actor: 'By',
    data: 'Details',
  },
  follow: 'Follow live',
  followHint: 'New events appear at the top by themselves',
  followUntil: 'A log that ends at a time cannot be followed: clear “until” first',
  followState: {
    off: '',
    connecting: 'Connecting',
    live: 'Live',
    broken: 'Interrupted; trying again',
  },
  reload: 'Read again',
  filters: {
    kind: 'Event',
    subject: 'About',
    actor: 'By',
    time: 'Time',
    mac: 'MAC address',
    number: 'Number',
    apply: 'Apply',
    since: 'From',
    until: 'Until',
    spans: { '3600': 'Last hour', '86400': 'Last day', '604800': 'Last week' },
    sinceIs: (time: string) => `from ${time}`,
    untilIs: (time: string) => `until ${time}`,
  },
  subjects: {
    phone: 'A phone',
    user: 'A user',
    region: 'A region',
    admin: 'An account',
    job: 'A job',
    file: 'A file',
    system: 'The system',
  },
  actors: {
    admin: 'An account, with its tokens',
    token: 'An API token',
    phone: 'Phones',
    anonymous: 'Nobody signed in',
    'command-line': 'The command line',
    watchdog: 'The server: watchdog',
    renderer: 'The server: renderer',
    delivery: 'The server: delivery',
    jobs: 'The server: jobs',
  },
  searching: 'Looking further back in the log',
  empty: {
    title: 'No event matches',
    body: 'Loosen or clear a filter, or look at another time.',
  },
  event: {
    title: (position: number) => `Event ${count(position)}`,
    position: 'Position',
    of: (head: number) => `of ${count(head)}`,
    earlier: 'The event before',
    later: 'The event after',
    time: 'Time',
    utc: 'Time in UTC',
    subject: 'About',
    version: (n: number) => `its event no. ${count(n)}`,
    actor: 'By',
    show: 'Show it',
    data: 'Details',
    noData: 'This kind of event has no details.',
    causes: 'Why',
    noCause: 'No other event caused this one: it began with whoever did it.',
    others: (subject: string) => `Latest about ${subject}`,
    all: 'All of them',
    byActor: 'Everything by them',
    copy: 'Copy as JSON',
    copied: 'Copied',
    format: (kind: string, version: number) => `${kind}, format ${version}`,
    missing: {
      title: 'The log has no such event',
      body: 'Positions are dense: this one is before the first or behind the last event.',
    },
  },
} as const;

/** `PhoneApproved` as `Phone approved`. */
export function kindInWords(kind: string): string {
  const words = kind.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
