// What stands below a field whose choices could not be read: an empty list would say there are none.

import { common } from '../texts/common';

export function unread(error: Error | null): string | undefined {
  return error ? common.problem.noChoices(error.message) : undefined;
}
