// Manage Users.

import { plural } from './common';

const phones = (n: number) => plural(n, 'phone');

export const usersTexts = {
  table: 'Users',
  search: 'Search name, number …',
  add: 'Add user',
  columns: {
    devices: 'Phones',
    registered_devices: 'Registered',
    name: 'Login name',
    display_name: 'Display name',
    region: 'Region',
    line_uri: 'Line URI',
  },
  filters: { region: 'Region' },
  actions: {
    open: 'Phones of the user',
    addDevice: 'Add phone',
    edit: 'Edit',
    delete: 'Delete',
  },
  empty: {
    title: 'There are no users yet',
    body: 'Add one here, import many from a table, or let phones come: approving a phone with a user name makes its user.',
    import: 'Import users',
  },
  form: {
    addTitle: 'Add a user',
    editTitle: (name: string) => `Edit ${name}`,
    name: 'User name',
    nameHelp: 'The login and SIP name, up to 100 characters.',
    displayName: 'Display name',
    password: 'Password',
    passwordHelp: 'The SIP password. Empty if the SIP server wants none.',
    passwordKept: 'Empty: it stays as it is.',
    region: 'Region',
    add: 'Add user',
    added: (name: string) => `${name} is added.`,
    saved: (name: string) => `${name} is saved.`,
    thenDevice: 'Then add a phone',
  },
  prompts: {
    generate: 'Generate configuration files now',
    generateHelp: 'Otherwise phones keep what they have until somebody generates.',
    update: 'Have phones load them',
    updateHelp: 'At once where they can be reached, else at their next report.',
  },
  remove: {
    title: 'Delete a user',
    confirm: 'Delete user',
    body: (name: string, n: number) =>
      n === 0
        ? `${name} has no phones. The user is gone for good.`
        : `${name} goes together with ${phones(n)}: their status, alarms and files go, too.`,
    typed: (n: number) => `Deletes 1 user and ${phones(n)}`,
    done: (name: string) => `${name} is deleted.`,
  },
  drawer: {
    title: (name: string) => `Phones of ${name}`,
    none: 'This user has no phone yet',
    noneBody: 'Add one by its MAC. It gets its file, and the phone needs no approval.',
    vlan: (mode: string, id: string) => [mode, id].filter(Boolean).join(' '),
    more: (n: number) => `${phones(n)} more: see Devices Status.`,
    status: 'Status in Devices Status',
    gone: 'There is no such user. It may have been deleted or renamed.',
    edit: (mac: string) => `Edit ${mac}`,
    remove: (mac: string) => `Delete ${mac}`,
  },
  device: {
    addTitle: (user: string) => `Add a phone of ${user}`,
    editTitle: (mac: string) => `Edit ${mac}`,
    mac: 'MAC address',
    macHelp: 'The vendor’s prefix is there already: six more digits. Any spelling will do.',
    macShort: '12 digits or letters from a to f are needed.',
    displayName: 'Display name',
    displayNameHelp: 'Empty: the user’s.',
    model: 'Model',
    modelHelp: 'Empty: as the phone reports.',
    language: 'Language',
    vlanMode: 'VLAN mode',
    vlanId: 'VLAN ID',
    firmware: 'Firmware',
    firmwareHelp: 'Empty: the default of its model.',
    owner: 'User',
    ownerHelp: 'Another name moves the phone to that user. Both users stay.',
    noUser: 'No such user found',
    add: 'Add phone',
    added: (mac: string) => `${mac} is added.`,
    saved: (mac: string) => `${mac} is saved.`,
    moved: (mac: string, user: string) => `${mac} is now a phone of ${user}.`,
    removeTitle: 'Delete a phone',
    removeBody: (mac: string, user: string) =>
      `${mac} leaves ${user} and the fleet, with its status, alarms and file.`,
    removeConfirm: 'Delete phone',
    removed: (mac: string) => `${mac} is deleted.`,
  },
  vendorPrefix: '00908f',
} as const;
