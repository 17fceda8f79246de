// Manage Multiple Users and Manage Multiple Devices.

import { count, plural } from './common';

export const bulkTexts = {
  users: {
    noun: ['user', 'users'] as [string, string],
    available: 'Available users',
    selected: 'Selected users',
    search: 'Search name, number …',
  },
  devices: {
    noun: ['phone', 'phones'] as [string, string],
    available: 'Available phones',
    selected: 'Selected phones',
    search: 'Search user, MAC, IP, number …',
  },
  columns: { name: 'Name', region: 'Region', devices: 'Phones', model: 'Model', user: 'User' },
  add: 'Move to Selected',
  remove: 'Move back to Available',
  clear: 'Clear Selected',
  full: (max: number) =>
    `An action names ${count(max)} at most, so that many are selected. Devices Status acts on all that match a filter, however many.`,
  nothingSelected: 'Nothing is selected yet',
  nothingSelectedHint: 'Pick rows at Available and move them over, or select all that match.',
  allSelected: 'Nothing more is available',
  allSelectedHint: 'All that match are selected, or nothing matches.',
  action: 'Action',
  chooseAction: 'Choose an action',
  go: 'Options and preview …',
  of: (n: number, noun: [string, string]) => plural(n, ...noun),
  usage: {
    title: 'View usage',
    models: 'Models',
    languages: 'Languages set for the selected phones',
    value: 'Value',
    fleet: 'All phones',
    selected: 'Selected',
    unset: 'not set',
    noneSelected: 'Select phones to see their languages.',
  },
} as const;
