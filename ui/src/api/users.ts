// Users: the list and one user.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import type { paths } from './schema';

export type User = Schemas['User'];
export type UserList = Schemas['UserList'];

type Query = NonNullable<paths['/api/v1/users']['get']['parameters']['query']>;

export type UserSort = NonNullable<Query['sort']>;
export type UserFilter = Omit<Query, 'limit' | 'cursor' | 'sort' | 'min_position'>;

export function usersOptions(filter: UserFilter, sort?: UserSort, limit = PAGE) {
  return listOptions<UserList>(['users', 'list', filter, sort, limit], (cursor, signal) =>
    ok(
      client.GET('/api/v1/users', {
        params: { query: { ...filter, sort, limit, cursor } },
        signal,
      }),
    ),
  );
}

export function useUsers(filter: UserFilter, sort?: UserSort, limit = PAGE) {
  return useList(usersOptions(filter, sort, limit));
}

export function userOptions(name: string) {
  return queryOptions({
    queryKey: ['users', 'one', name],
    queryFn: ({ signal }) =>
      ok(client.GET('/api/v1/users/{name}', { params: { path: { name } }, signal })),
  });
}

export function useUser(name: string) {
  return useQuery(userOptions(name));
}

/** The first users in which the text occurs. */
export async function findUsers(search: string, limit: number, signal: AbortSignal) {
  const query = { search, limit };
  return (await ok(client.GET('/api/v1/users', { params: { query }, signal }))).items;
}
