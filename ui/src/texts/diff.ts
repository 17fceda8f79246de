// Differences of texts.

import { count, plural } from './common';

export const diffTexts = {
  same: 'There is no difference.',
  added: 'added',
  removed: 'removed',
  gap: (lines: number) => `⋯ ${plural(lines, 'line')} that ${lines === 1 ? 'is' : 'are'} the same`,
  rest: (lines: number) => `${count(lines)} more lines are not shown.`,
} as const;
