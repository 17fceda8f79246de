// Overrides: parameters that stand behind the template's lines, for a region, a user or a phone.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';

export type Override = Schemas['Override'];
export type OverrideScope = Schemas['OverrideScope'];
export type OverridePreset = Schemas['OverridePreset'];
export type OverrideSort = 'parameter' | '-parameter';

export interface OverrideOwner {
  scope: OverrideScope;
  owner: string;
}

export function useOverrides(of: OverrideOwner, sort?: OverrideSort) {
  return useList(
    listOptions<Schemas['OverrideList']>(['overrides', 'list', of, sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/overrides/{scope}/{owner}', {
          params: {
            path: { scope: of.scope, owner: of.owner },
            query: { sort, limit: PAGE, cursor },
          },
          signal,
        }),
      ),
    ),
  );
}

export function useOverridePresets() {
  return useQuery({
    queryKey: ['overrides', 'presets'],
    queryFn: async ({ signal }) => {
      const query = { limit: 1000 };
      return (await ok(client.GET('/api/v1/override-presets', { params: { query }, signal })))
        .items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      for (const family of ['overrides', 'settings', 'devices']) {
        void queries.invalidateQueries({ queryKey: [family] });
      }
    },
  });
}

interface OneOverride extends OverrideOwner {
  parameter: string;
}

export function useSetOverride() {
  return useChange(({ value, ...path }: OneOverride & { value: string }) =>
    ok(
      client.PUT('/api/v1/overrides/{scope}/{owner}/{parameter}', {
        params: { path },
        body: { value },
      }),
    ),
  );
}

export function useDeleteOverride() {
  return useChange((path: OneOverride) =>
    ok(client.DELETE('/api/v1/overrides/{scope}/{owner}/{parameter}', { params: { path } })),
  );
}

interface PresetUse extends OverrideOwner {
  preset: string;
  values: Record<string, string | number>;
}

export function useApplyPreset() {
  return useChange(({ scope, owner, ...body }: PresetUse) =>
    ok(
      client.POST('/api/v1/overrides/{scope}/{owner}/preset', {
        params: { path: { scope, owner } },
        body: body as never,
      }),
    ),
  );
}
