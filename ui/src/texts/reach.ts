// How many phones a setting counts for.

import { plural } from './common';

export const reachTexts = {
  none: 'This counts for no phone yet.',
  some: (n: number) => `This counts for up to ${plural(n, 'phone')}, from their next files on.`,
} as const;
