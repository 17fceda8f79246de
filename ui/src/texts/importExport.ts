// Import/Export.

import { count, plural } from './common';

const users = (n: number) => plural(n, 'user');

export const importExportTexts = {
  import: {
    title: 'Import users and phones',
    body: 'A row for each user, with any number of “Device n …” columns. At first nothing is imported: you see what each row would come to.',
    hint: 'A CSV file, or a zip with one in it; up to 10,000 users',
    template: 'Table to start from',
    again: 'Another file',
    checkAgain: 'Check again',
    notAllowed: 'Importing needs the role Administrator.',
    checking: 'Looking at every row; nothing is imported yet.',
    sending: 'Importing',
    stop: 'Stop',
    goesOn:
      'The server has the whole file and goes on importing it. What becomes of each row is shown only here.',
    about: (name: string, size: string) => `${name} · ${size}`,
    would: {
      created: (n: number) => `${users(n)} would be created`,
      updated: (n: number) => `${users(n)} would be updated`,
      unchanged: (n: number) => `${count(n)} unchanged`,
      refused: (n: number) => `${plural(n, 'row')} cannot be imported`,
    },
    did: {
      created: (n: number) => `${users(n)} created`,
      updated: (n: number) => `${users(n)} updated`,
      unchanged: (n: number) => `${count(n)} unchanged`,
      refused: (n: number) => `${plural(n, 'row')} left out`,
    },
    partial: 'Import the other rows all the same',
    partialHelp:
      'Rows that cannot be imported are left out. Correct them in the file and import it again: what is imported already is found unchanged.',
    wholeHelp: 'As long as a row cannot be imported, nothing is: correct the rows below.',
    go: (n: number) => `Import ${users(n)}`,
    nothing: 'Nothing to import: all is so already.',
    done: 'Imported',
    doneNext:
      'New phones get their files by themselves. Phones that were there before get theirs when they are generated.',
    toUsers: 'To the users',
    toGenerate: 'Generate for many',
  },
  rows: {
    table: 'Rows of the file',
    columns: {
      row: 'Row',
      outcome: 'Outcome',
      name: 'Name',
      column: 'Column',
      message: 'What is wrong',
    },
    outcome: {
      created: 'Created',
      updated: 'Updated',
      unchanged: 'Unchanged',
      refused: 'Refused',
    },
    wholeRow: 'the row as a whole',
    filter: 'Outcome',
    none: 'No row has this outcome',
  },
  export: {
    title: 'Export',
    body: 'Tables in UTF-8 with a header. A cell that could be taken for a formula begins with an apostrophe.',
    users: 'Users and phones',
    usersHelp:
      'As an import takes it; passwords are left empty, and stay as they are on re-import.',
    passwords: 'Users with passwords',
    passwordsHelp: 'The SIP passwords in clear text. Keep the file where only you can read it.',
    passwordsNotAllowed: 'For supervisors only.',
    devices: 'Phones',
    devicesHelp: 'Every phone with all its fields. To export some of them, filter Devices Status.',
    alarms: 'Active alarms',
    alarmsHelp: 'Every active alarm. To export some of them, filter Alarms.',
    region: 'Region of the users',
    allRegions: 'All regions',
    csv: 'CSV',
    download: (what: string) => `Download: ${what}`,
  },
} as const;
