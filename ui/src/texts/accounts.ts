// Accounts, one's own password, and API tokens.

import { plural } from './common';

export const rolesTexts = {
  monitor: 'Sees everything, changes nothing.',
  operator: 'Day-to-day work: restarts, updates, messages, approvals; no settings.',
  administrator: 'The fleet and its settings: users, regions, templates, files, firmware.',
  supervisor: 'Everything, and the accounts of the others.',
} as const;

export const accountsTexts = {
  table: 'Accounts',
  add: 'Add an account',
  columns: {
    name: 'Name',
    role: 'Role',
    signIn: 'Last sign-in',
    password: 'Password set',
    tokens: 'API tokens',
    created: 'Created',
  },
  you: 'you',
  own: {
    title: 'Your account',
    signedIn: (name: string, role: string) => `${name} · ${role}`,
    change: 'Change your password',
    dialogue: 'Change your password',
    current: 'Current password',
    next: 'New password',
    nextHint: 'Eight characters at least; a few unrelated words are easy to remember.',
    note: 'Your other sessions end. This one goes on, and so do your API tokens.',
    done: 'Your password is changed',
    missing: 'Type your current password',
    short: 'Eight characters at least',
  },
  form: {
    title: 'New account',
    name: 'Name',
    nameMissing: 'Choose a name',
    role: 'What it may do',
    password: 'First password',
    passwordHint: 'Tell it to the person over a safe way; they change it after signing in.',
    create: 'Create',
    created: (name: string) => `Account ${name} is there`,
  },
  rowMenu: (name: string) => `What can be done with ${name}`,
  actions: { role: 'Change role', password: 'Set password', remove: 'Delete', log: 'What it did' },
  role: {
    title: (name: string) => `Role of ${name}`,
    note: 'The sessions of the account end: the person signs in again with the new role. Its tokens stay, and can never do more than the account.',
    own: 'This is your own account: you are signed out, and may do less afterwards.',
    done: (name: string, role: string) => `${name} is now ${role}`,
    save: 'Change role',
  },
  password: {
    title: (name: string) => `Set the password of ${name}`,
    label: 'New password',
    note: 'The sessions of the account end; its tokens stay. Tell the password to the person over a safe way.',
    done: (name: string) => `The password of ${name} is set`,
    save: 'Set password',
  },
  remove: {
    title: (name: string) => `Delete account ${name}?`,
    body: (tokens: number) =>
      `Its sessions end at once${tokens > 0 ? `, and ${plural(tokens, 'API token')} of it` : ''}. What it did stays in the log.`,
    own: 'This is your own account: you are signed out at once and cannot sign in again.',
    done: (name: string) => `Account ${name} is deleted`,
  },
  lastSupervisor:
    'The only supervisor: it keeps its role and cannot be deleted before there is another.',
} as const;

export const tokensTexts = {
  table: 'API tokens',
  add: 'Create a token',
  columns: {
    id: 'ID',
    name: 'What for',
    role: 'Role',
    account: 'Account',
    created: 'Created',
    expires: 'Expires',
  },
  expired: 'expired',
  inTime: (time: string) => `in ${time}`,
  documentation: 'API documentation',
  empty: {
    title: 'No token yet',
    body: 'A script sends a token instead of signing in. Create one for each script, so that each can be revoked by itself.',
  },
  form: {
    title: 'New API token',
    name: 'What is it for?',
    nameHint:
      'Such as “backup script” or “Prometheus”: the log shows the token’s number, this list its name.',
    nameMissing: 'Say what it is for',
    role: 'What may it do?',
    roleHint: 'As little as it needs; never more than your own account.',
    expiry: 'When does it end?',
    create: 'Create',
  },
  expiry: {
    '86400': '1 day',
    '604800': '7 days',
    '2592000': '30 days',
    '7776000': '90 days',
    '15552000': '180 days',
    '31536000': '1 year',
  },
  shown: {
    title: 'The token, shown this once',
    body: 'Copy it to where the script finds it. It cannot be shown again: if it is lost, revoke it and create another.',
    label: 'API token',
    use: 'How a script sends it',
    useLabel: 'Example of a request',
    kept: 'I have kept it in a safe place',
    close: 'Close, and never see it again',
  },
  revoke: {
    button: (name: string) => `Revoke ${name}`,
    title: (name: string) => `Revoke the token “${name}”?`,
    body: 'Whoever sends it is refused from now on. It cannot be brought back.',
    confirm: 'Revoke',
    done: (name: string) => `The token “${name}” is revoked`,
  },
} as const;
