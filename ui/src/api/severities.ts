// How bad alarms are, from the worst on.

import type { Schemas } from './client';

export const SEVERITIES = [
  'critical',
  'major',
  'minor',
  'warning',
  'info',
] as const satisfies Schemas['Severity'][];
