// Regions.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type Region = Schemas['Region'];
export type Onboarding = Schemas['Onboarding'];

/** All regions: there are few of them. */
export const regionsOptions = queryOptions({
  queryKey: ['regions', 'all'],
  queryFn: async ({ signal }) => {
    const query = { limit: 1000 } as const;
    return (await ok(client.GET('/api/v1/regions', { params: { query }, signal }))).items;
  },
});

export function useRegions() {
  return useQuery(regionsOptions);
}
