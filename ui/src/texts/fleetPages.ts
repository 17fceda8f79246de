// What the navigation, the palette and the headings say of the pages about phones and users. Apart
// from these pages' other texts, which are loaded with them.

export const fleetPages = {
  devices: {
    title: 'Devices Status',
    summary: 'Every phone, where it is and how it is.',
  },
  device: { title: 'Phone' },
  firstPhones: {
    title: 'First phones',
    summary: 'From an empty fleet to the first registered phone.',
  },
  alarms: {
    title: 'Alarms',
    summary:
      'What phones complain about now. An alarm goes when its cause does, or when it is cleared.',
  },
  users: {
    title: 'Manage Users',
    summary: 'Who has which phones. A user may have several; a phone has one user or none.',
  },
  manyUsers: {
    title: 'Manage Multiple Users',
    summary: 'Pick users, then do one thing to all of them or to their phones.',
  },
  manyDevices: {
    title: 'Manage Multiple Devices',
    summary: 'Pick phones, then do one thing to all of them.',
  },
  importExport: {
    title: 'Import/Export',
    summary:
      'Users and their phones as a table, both ways; phones and alarms as tables to take away.',
  },
} as const;
