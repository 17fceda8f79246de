// The help overlay: keys, and what the signs mean.

export const helpTexts = {
  title: 'Keyboard and signs',
  keys: {
    everywhere: 'Everywhere',
    search: 'Search pages, phones and users',
    help: 'This overview',
    close: 'Close a dialogue or a menu',
    goTo: 'Go to a page',
    tables: 'In a table',
    move: 'To the next or previous row',
    far: 'A screen further, to the first row, to the last row',
    pick: 'Select the row',
    pickMore: 'Select rows while moving',
    pickAll: 'Select all rows that are loaded',
    open: 'Open the row',
    or: 'or',
  },
  signs: {
    title: 'What the signs mean',
    registered: 'The phone is registered with its SIP server.',
    non_registered: 'The phone runs, but is not registered: it cannot be called.',
    offline: 'The phone runs and its user has signed out.',
    disconnected: 'Nothing has been heard of the phone for longer than its region allows.',
    pending: 'The phone has reported and waits until somebody approves it.',
  },
  documentation: 'The whole API, for scripts, is described at',
} as const;
