// Regions: the list, and the form of one.

import { count, plural } from './common';

export const regionsTexts = {
  table: 'Regions',
  add: 'Add a region',
  columns: {
    name: 'Region',
    devices: 'Phones',
    users: 'Users',
    networks: 'Networks',
    onboarding: 'New phones',
    credentials: 'Credentials',
    reachable: 'Reachable',
    silence: 'Disconnected after',
    maintenance: 'Maintenance windows',
  },
  always: 'at any time',
  empty: {
    title: 'There is no region',
    body: 'Every phone and user is in a region: add the first one.',
  },
  rowMenu: (name: string) => `What can be done with ${name}`,
  edit: 'Edit',
  show: 'Show',
  remove: 'Delete',
  form: {
    newTitle: 'New region',
    title: (name: string) => `Region ${name}`,
    readOnly: 'Only administrators may change regions.',
    name: 'Name',
    nameHint: 'It keeps its name for ever: files, CSV tables and the log refer to it.',
    nameMissing: 'Give the region a name',
    networks: 'Networks',
    networksHint:
      'Where its phones are. Reports and fetches of its phones from elsewhere are refused. Enter adds one, such as 10.20.0.0/16.',
    networksMissing: 'Name one network at least',
    networksOdd: (networks: string) => `Not a network in the form 10.20.0.0/16: ${networks}`,
    onboarding: 'When a phone appears that nobody knows',
    credentials: 'What counts as a phone’s credential',
    credentialsHint: 'Beside a correct one, which always counts.',
    credential: {
      verify: {
        label: 'Only a correct one',
        short: 'verified',
        hint: 'A report with any other is refused. The safe choice.',
      },
      learn: {
        label: 'Any digest for a known user',
        short: 'any digest',
        hint: 'From these networks a digest is not checked, if it is for a user that there is: for phones whose digest has a formula that nobody knows.',
      },
      open: {
        label: 'Anything from these networks',
        short: 'open',
        hint: 'Whoever is in these networks may report as any phone. For closed networks only.',
      },
    },
    reachable: 'The server may open connections to its phones',
    reachableHint:
      'Commands then reach phones within seconds. Without it (NAT, firewalls) phones get them at their next report.',
    silence: 'Disconnected after',
    silenceHint: (words: string) =>
      `Seconds without a report until a phone counts as disconnected: ${words}. Twice the keep-alive period and a little is usual.`,
    silenceOdd: 'From 1 second to 31 days',
    maintenance: 'Only in maintenance windows',
    maintenanceHint:
      'Jobs that keep to windows have their turns only while one is open. Without windows they may go on at any time.',
    maintenanceNap:
      'Phones that the server cannot call hear of a job in their next keep-alive: let a window last longer than the time between two.',
    zone: 'Time zone',
    zoneHint: 'Whose clocks count, summer time included.',
    zoneNow: (time: string) => `It is ${time} there now.`,
    window: (n: number) => `Window ${n}`,
    days: 'Days on which it opens',
    daysMissing: 'Choose one day at least',
    from: 'Opens',
    to: 'Closes',
    timeOdd: 'A time such as 22:00',
    nextDay: 'It closes on the next day.',
    wholeDay: 'It is open for 24 hours.',
    addWindow: 'Add a window',
    removeWindow: (n: number) => `Remove window ${n}`,
    touches: (devices: number, users: number) =>
      devices + users === 0
        ? 'No phone and no user is in it yet.'
        : `This touches ${plural(devices, 'phone')} and ${plural(users, 'user')}. Networks and credentials count from the next report on.`,
    create: 'Create',
    created: (name: string) => `Region ${name} is there`,
    saved: (name: string) => `Region ${name} is changed`,
  },
  deleting: {
    title: (name: string) => `Delete region ${name}?`,
    body: 'Nobody is in it. Its placeholders, overrides and rows of the mapping go with it; the log keeps what it was.',
    done: (name: string) => `Region ${name} is deleted`,
    usedTitle: (name: string) => `${name} is in use`,
    usedBody: 'Only a region that nobody is in can be deleted. Move these to another region first:',
    usedDevices: (n: number) => `${count(n)} ${n === 1 ? 'phone' : 'phones'}`,
    usedUsers: (n: number) => `${count(n)} ${n === 1 ? 'user' : 'users'}`,
  },
  weekday: {
    monday: 'Mon',
    tuesday: 'Tue',
    wednesday: 'Wed',
    thursday: 'Thu',
    friday: 'Fri',
    saturday: 'Sat',
    sunday: 'Sun',
  },
  everyDay: 'Every day',
} as const;
