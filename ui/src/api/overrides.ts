// Overrides: parameters that stand behind the template's lines, for a region, a user or a phone.

import { useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import { useChange } from './useChange';

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

const TOUCHED = ['overrides', 'devices', 'stale'] as const;

interface OneOverride extends OverrideOwner {
  parameter: string;
}

export function useSetOverride() {
  return useChange(TOUCHED, ({ value, ...path }: OneOverride & { value: string }) =>
    ok(
      client.PUT('/api/v1/overrides/{scope}/{owner}/{parameter}', {
        params: { path },
        body: { value },
      }),
    ),
  );
}

export function useDeleteOverride() {
  return useChange(TOUCHED, (path: OneOverride) =>
    ok(client.DELETE('/api/v1/overrides/{scope}/{owner}/{parameter}', { params: { path } })),
  );
}

interface PresetUse extends OverrideOwner {
  preset: string;
  values: Record<string, string | number>;
}

export function useApplyPreset() {
  return useChange(TOUCHED, ({ scope, owner, ...body }: PresetUse) =>
    ok(
      client.POST('/api/v1/overrides/{scope}/{owner}/preset', {
        params: { path: { scope, owner } },
        body: body as never,
      }),
    ),
  );
}
