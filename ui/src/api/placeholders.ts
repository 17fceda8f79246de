// Placeholders by scope: their values, from all phones down to one.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import { useChange } from './useChange';

export type Placeholder = Schemas['Placeholder'];
export type PlaceholderScope = Schemas['PlaceholderScope'];
type PlaceholderList = Schemas['PlaceholderList'];
export type PlaceholderSort = 'name' | '-name';

/** Whose: the system's, those of all owners of a scope, or of one. */
export interface Place {
  scope: PlaceholderScope;
  owner?: string;
}

interface PageQuery {
  search?: string;
  sort?: PlaceholderSort;
  limit: number;
  cursor?: string;
}

function read({ scope, owner }: Place, query: PageQuery, signal: AbortSignal) {
  if (scope === 'system') {
    return ok(client.GET('/api/v1/placeholders/system', { params: { query }, signal }));
  }
  if (owner === undefined) {
    return ok(
      client.GET('/api/v1/placeholders/{scope}', { params: { path: { scope }, query }, signal }),
    );
  }
  return ok(
    client.GET('/api/v1/placeholders/{scope}/{owner}', {
      params: { path: { scope, owner }, query },
      signal,
    }),
  );
}

export function usePlaceholders(place: Place, search?: string, sort?: PlaceholderSort) {
  return useList(
    listOptions<PlaceholderList>(['placeholders', 'list', place, search, sort], (cursor, signal) =>
      read(place, { search, sort, limit: PAGE, cursor }, signal),
    ),
  );
}

/** All of one place, for choices. */
export function allPlaceholdersOptions(place: Place) {
  return queryOptions({
    queryKey: ['placeholders', 'all', place],
    queryFn: async ({ signal }) => (await read(place, { limit: 1000 }, signal)).items,
  });
}

export function useAllPlaceholders(place: Place, enabled = true) {
  return useQuery({ ...allPlaceholdersOptions(place), enabled });
}

const TOUCHED = ['placeholders', 'settings', 'devices', 'stale'] as const;

export interface NewPlaceholder {
  name: string;
  value: string;
  description?: string;
}

export function useAddPlaceholder() {
  return useChange(TOUCHED, ({ place, body }: { place: Place; body: NewPlaceholder }) => {
    const { scope, owner = '' } = place;
    return scope === 'system'
      ? ok(client.POST('/api/v1/placeholders/system', { body }))
      : ok(
          client.POST('/api/v1/placeholders/{scope}/{owner}', {
            params: { path: { scope, owner } },
            body,
          }),
        );
  });
}

export interface PlaceholderChange {
  name?: string;
  value?: string;
  description?: string;
  /** Of a region's placeholder: the region that it moves to. */
  region?: string;
}

interface Named {
  place: Place;
  name: string;
}

export function useChangePlaceholder() {
  return useChange(TOUCHED, ({ place, name, body }: Named & { body: PlaceholderChange }) => {
    const { scope, owner = '' } = place;
    return scope === 'system'
      ? ok(
          client.PUT('/api/v1/placeholders/system/{name}', {
            params: { path: { name } },
            body: body as never,
          }),
        )
      : ok(
          client.PUT('/api/v1/placeholders/{scope}/{owner}/{name}', {
            params: { path: { scope, owner, name } },
            body: body as never,
          }),
        );
  });
}

export function useDeletePlaceholder() {
  return useChange(TOUCHED, ({ place: { scope, owner = '' }, name }: Named) =>
    scope === 'system'
      ? ok(client.DELETE('/api/v1/placeholders/system/{name}', { params: { path: { name } } }))
      : ok(
          client.DELETE('/api/v1/placeholders/{scope}/{owner}/{name}', {
            params: { path: { scope, owner, name } },
          }),
        ),
  );
}

export function useCopyPlaceholders() {
  return useChange(TOUCHED, ({ place, from }: { place: Place; from: string }) => {
    const { scope, owner = '' } = place;
    if (scope === 'system') {
      return Promise.reject(new Error('there is one system only'));
    }
    return ok(
      client.POST('/api/v1/placeholders/{scope}/{owner}/copy', {
        params: { path: { scope, owner } },
        body: { from },
      }),
    );
  });
}
