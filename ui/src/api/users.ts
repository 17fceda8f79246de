// Users: the list and one user.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** The first users in which the text occurs. */
export async function findUsers(search: string, limit: number, signal: AbortSignal) {
  const query = { search, limit };
  return (await ok(client.GET('/api/v1/users', { params: { query }, signal }))).items;
}

export type UserDevice = Schemas['UserDevice'];

/** All users that match, page by page; as many as an action may name at most. */
export async function allUsers(filter: UserFilter, max = 10_000): Promise<User[]> {
  const found: User[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, sort: 'name', limit: 1000, cursor } as const;
    const page = await ok(client.GET('/api/v1/users', { params: { query } }));
    found.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor && found.length < max);
  return found.slice(0, max);
}

/** A user's phones: there are few of them. */
export function useUserDevices(name: string) {
  return useQuery({
    queryKey: ['users', 'devices', name],
    queryFn: ({ signal }) => {
      const params = { path: { name }, query: { limit: 200 } };
      return ok(client.GET('/api/v1/users/{name}/devices', { params, signal }));
    },
  });
}

/** The prompts of M62: whether files are made, and phones told to load them. */
export interface Prompts {
  generate: boolean;
  update: boolean;
}

export interface UserFields {
  name?: string;
  password?: string;
  display_name?: string;
  region?: string;
}

export interface UserDeviceFields {
  mac?: string;
  display_name?: string;
  model?: string;
  language?: string;
  vlan_mode?: string;
  vlan_id?: string;
  firmware?: string;
  /** Moves it to that user. */
  user?: string;
}

/** A write about users, after which they and their phones are read again. */
function useUserWrite<Input, Output>(write: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: () => {
      for (const family of ['users', 'devices', 'dashboard', 'alarms']) {
        void queries.invalidateQueries({ queryKey: [family] });
      }
    },
  });
}

export function useAddUser() {
  return useUserWrite((body: UserFields) =>
    ok(client.POST('/api/v1/users', { body: body as never })),
  );
}

export function useChangeUser(name: string) {
  return useUserWrite(({ fields, prompts }: { fields: UserFields; prompts: Prompts }) => {
    const params = { path: { name }, query: { ...prompts } };
    return ok(client.PATCH('/api/v1/users/{name}', { params, body: fields as never }));
  });
}

export function useDeleteUser() {
  return useUserWrite((name: string) =>
    ok(client.DELETE('/api/v1/users/{name}', { params: { path: { name } } })),
  );
}

interface DeviceWrite {
  fields: UserDeviceFields;
  prompts: Prompts;
}

export function useAddUserDevice(name: string) {
  return useUserWrite(({ fields, prompts }: DeviceWrite) => {
    const params = { path: { name }, query: { ...prompts } };
    return ok(client.POST('/api/v1/users/{name}/devices', { params, body: fields as never }));
  });
}

export function useChangeUserDevice(name: string, mac: string) {
  return useUserWrite(({ fields, prompts }: DeviceWrite) => {
    const params = { path: { name, mac }, query: { ...prompts } };
    return ok(
      client.PATCH('/api/v1/users/{name}/devices/{mac}', { params, body: fields as never }),
    );
  });
}

export function useDeleteUserDevice(name: string) {
  return useUserWrite((mac: string) =>
    ok(client.DELETE('/api/v1/users/{name}/devices/{mac}', { params: { path: { name, mac } } })),
  );
}
