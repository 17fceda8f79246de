// Texts that more than one page uses. Plain, precise English; no full stop after labels.

export const common = {
  product: 'Rollcall',
  apply: 'Apply',
  cancel: 'Cancel',
  clear: 'Clear',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  delete: 'Delete',
  discard: 'Discard changes',
  edit: 'Edit',
  loading: 'Loading',
  more: 'More',
  none: 'none',
  reload: 'Try again',
  save: 'Save',
  search: 'Search',
  unknown: 'not known',
  yes: 'Yes',
  no: 'No',
  back: 'Back',
  next: 'Next',
  status: {
    registered: 'Registered',
    non_registered: 'Not registered',
    disconnected: 'Disconnected',
    offline: 'Offline',
  },
  approval: { approved: 'Approved', pending: 'Pending' },
  severity: {
    critical: 'Critical',
    major: 'Major',
    minor: 'Minor',
    warning: 'Warning',
    info: 'Info',
  },
  role: {
    monitor: 'Monitor',
    operator: 'Operator',
    administrator: 'Administrator',
    supervisor: 'Supervisor',
  },
  jobState: {
    queued: 'Queued',
    running: 'Running',
    paused: 'Paused',
    done: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  problem: {
    title: 'That did not work',
    code: (code: string) => `Code: ${code}`,
    noChoices: (why: string) => `What there is to choose could not be read: ${why}.`,
  },
  crash: {
    title: 'This page has failed',
    body: 'Nothing on the server has changed by it. Load the page again; if it fails again, tell whoever runs this server what you did and what it says below.',
    reload: 'Load the page again',
  },
  notFound: {
    title: 'There is no such page',
    body: 'The address may be mistyped, or the page is of another version.',
    home: 'To the dashboard',
  },
  notAllowed: {
    title: 'This page is not for your role',
    body: (role: string) => `It needs the role ${role}. Ask whoever manages the accounts.`,
  },
  table: {
    columns: 'Columns',
    columnsReset: 'As at first',
    rows: (shown: number, total: number | undefined) =>
      total === undefined || shown === total
        ? `${count(shown)} ${shown === 1 ? 'row' : 'rows'}`
        : `${count(shown)} of ${count(total)} rows loaded`,
    selectRow: (name: string) => `Select ${name}`,
    selectLoaded: 'Select all rows that are loaded',
    selected: (selected: number) => `${count(selected)} selected`,
    selectMatching: (total: number) => `Select all ${count(total)} that match`,
    allMatching: (total: number) => `All ${count(total)} that match are selected`,
    clearSelection: 'Clear selection',
    asOf: (time: string) => `As of ${time}: read again`,
    loadingMore: 'Loading more rows',
    stale: 'Loading',
    keys: 'Arrow keys move, Space selects, Enter opens.',
  },
  confirm: {
    touches: (what: string) => `This touches ${what}`,
    touchesNothing: 'Nothing matches: there is nothing to do.',
    andMore: (n: number) => `and ${count(n)} more`,
    looking: 'Looking up what this touches',
    changed:
      'What this touches has changed since it was shown, so nothing was done. Look at it again, then confirm.',
    item: ['item', 'items'] as [string, string],
    typeToConfirm: (n: number) => `Type ${n} to confirm`,
  },
  empty: {
    filtered: 'Nothing matches these filters',
    filteredHint: 'Loosen or clear a filter to see more.',
    clearFilters: 'Clear the filters',
    removeFilter: (what: string) => `Remove the filter ${what}`,
  },
  ago: {
    now: 'just now',
    never: 'never',
  },
} as const;

const numbers = new Intl.NumberFormat('en');

/** A number with its thousands marked. */
export function count(value: number): string {
  return numbers.format(value);
}

/** `1 phone`, `2 phones`. */
/** One of them, and many: what an action touches. */
export const nouns = {
  item: ['item', 'items'],
  phone: ['phone', 'phones'],
  file: ['file', 'files'],
  placeholder: ['placeholder', 'placeholders'],
} as const satisfies Record<string, [string, string]>;

export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
