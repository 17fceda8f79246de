// The first run: what is to be done, and doing it.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import type { paths } from './schema';

export type SetupRequest =
  paths['/api/v1/setup']['post']['requestBody']['content']['application/json'];
export type SetupCompletion = Schemas['SetupCompletion'];

export const setupOptions = queryOptions({
  queryKey: ['setup'],
  queryFn: () => ok(client.GET('/api/v1/setup')),
});

export function useCompleteSetup() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: SetupRequest) => ok(client.POST('/api/v1/setup', { body })),
    onSuccess: () => {
      queries.setQueryData(setupOptions.queryKey, {
        setup_required: false,
        completed_at: new Date().toISOString(),
      });
    },
  });
}
