// The logs (M70 to M73).

import { count } from './common';

export const logsTexts = {
  webAdmin: {
    title: 'Web Admin',
    hint: 'What the server says of itself since it started.',
    file: 'IPP_web_admin_log.txt',
    forAdministrators: 'This log is for administrators.',
    empty: 'No line of this level yet.',
  },
  activity: {
    title: 'Activity',
    hint: 'What administrators did, on the pages, by scripts and on the command line.',
    file: 'IPP_activity_log.txt',
    empty: 'Nobody has done anything yet.',
  },
  level: 'Level',
  levels: {
    error: 'ERROR',
    warn: 'WARN',
    info: 'INFO',
    debugging: 'DEBUGGING',
    verbose: 'VERBOSE',
  },
  lines: 'Lines',
  hide: 'Hide',
  last: (n: string) => `Last ${n}`,
  of: (shown: number, total: number) => `${count(shown)} of ${count(total)} lines`,
  save: 'Save',
  saveLabel: (title: string) => `Save the log ${title} as a file`,
  follow: 'Read again every 5 seconds',
  hidden: 'The lines are hidden.',
} as const;
