// A write after which some families of what is kept are read again.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Family } from './query';

export function useChange<Given, Answer>(
  families: readonly Family[],
  change: (given: Given) => Promise<Answer>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const family of families) {
        void queries.invalidateQueries({ queryKey: [family] });
      }
    },
  });
}
