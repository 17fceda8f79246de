// What is changed and not at the phones yet.

import { plural } from './common';

export const staleTexts = {
  none: 'All phones have what they would be given now',
  some: (phones: number) =>
    `${plural(phones, 'phone')} ${phones === 1 ? 'has' : 'have'} not fetched what ${phones === 1 ? 'it' : 'they'} would be given now`,
  button: 'Generate',
  title: (whom: string) => `Generate the files of ${whom}`,
  body: 'Their files are made anew with what is set now. A file that comes out as it was is not touched.',
  thenUpdate: 'Then tell them to load it',
  thenUpdateHint: 'Otherwise phones get it when they next look for files.',
  confirm: 'Generate',
  phone: ['phone', 'phones'] as [string, string],
  done: 'A job makes the files. Phones get them when they next look for files.',
  doneThenUpdate: 'A job makes the files and tells the phones to load them.',
} as const;
