// Phone models: the built-in ones, those that templates add, and what else phones call themselves.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type Model = Schemas['Model'];

/** All of them: there are few. */
export const modelsOptions = queryOptions({
  queryKey: ['models', 'all'],
  queryFn: async ({ signal }) => {
    const query = { limit: 1000 } as const;
    return (await ok(client.GET('/api/v1/models', { params: { query }, signal }))).items;
  },
});

export function useModels() {
  return useQuery(modelsOptions);
}
