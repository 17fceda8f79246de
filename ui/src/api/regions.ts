// Regions.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';

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

export type Maintenance = Schemas['Maintenance'];
export type Weekday = Schemas['Weekday'];

export function useRegionList(sort?: 'name' | '-name') {
  return useList(
    listOptions<Schemas['RegionList']>(['regions', 'list', sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/regions', { params: { query: { sort, limit: PAGE, cursor } }, signal }),
      ),
    ),
  );
}

/** One as it is now: never what was read for an earlier form. */
export function useRegion(name: string | undefined) {
  return useQuery({
    queryKey: ['regions', 'one', name],
    queryFn: ({ signal }) =>
      ok(client.GET('/api/v1/regions/{name}', { params: { path: { name: name ?? '' } }, signal })),
    enabled: name !== undefined,
    gcTime: 0,
  });
}

export interface RegionBody {
  networks: string[];
  onboarding: Onboarding;
  phone_credentials: Schemas['PhoneCredentials'];
  reachable: boolean;
  disconnect_after_seconds: number;
  maintenance: Maintenance | null;
}

/** Creates the region, or changes the one that is there: what the body lacks stays. */
export function useSaveRegion() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({
      name,
      isNew,
      body,
    }: {
      name: string;
      isNew: boolean;
      body: Partial<RegionBody>;
    }) =>
      isNew
        ? ok(client.POST('/api/v1/regions', { body: { name, ...body } as never }))
        : ok(
            client.PATCH('/api/v1/regions/{name}', {
              params: { path: { name } },
              body: body as never,
            }),
          ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['regions'] }),
  });
}

export function useDeleteRegion() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      ok(client.DELETE('/api/v1/regions/{name}', { params: { path: { name } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['regions'] }),
  });
}
