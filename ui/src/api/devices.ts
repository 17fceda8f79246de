// Phones: the list, one phone, approval.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import type { paths } from './schema';

export type Device = Schemas['Device'];
export type OneDevice = Schemas['OneDevice'];
export type DeviceList = Schemas['DeviceList'];
export type DeviceStatus = Schemas['DeviceStatus'];
export type Facets = Schemas['Facets'];

type Query = NonNullable<paths['/api/v1/devices']['get']['parameters']['query']>;

export type DeviceSort = NonNullable<Query['sort']>;

/** The filters of the list, as they stand in the URL and in an action's `targets.filter`. */
export type DeviceFilter = Omit<Query, 'limit' | 'cursor' | 'sort' | 'min_position'>;

export const STATUSES = [
  'registered',
  'non_registered',
  'disconnected',
] as const satisfies DeviceStatus[];

export function devicesOptions(filter: DeviceFilter, sort?: DeviceSort, limit = PAGE) {
  return listOptions<DeviceList>(['devices', 'list', filter, sort, limit], (cursor, signal) =>
    ok(
      client.GET('/api/v1/devices', {
        params: { query: { ...filter, sort, limit, cursor } },
        signal,
      }),
    ),
  );
}

export function useDevices(
  filter: DeviceFilter,
  sort?: DeviceSort,
  limit = PAGE,
  everyMs?: number,
) {
  return useList(devicesOptions(filter, sort, limit), everyMs);
}

/** The counts per status, model, version and region, without the phones. */
export function useDeviceFacets(filter: DeviceFilter = {}) {
  return useQuery({
    queryKey: ['devices', 'facets', filter],
    queryFn: async ({ signal }) => {
      const query = { ...filter, limit: 1 };
      const page = await ok(client.GET('/api/v1/devices', { params: { query }, signal }));
      return { facets: page.facets, total: page.total };
    },
  });
}

export function deviceOptions(mac: string) {
  return queryOptions({
    queryKey: ['devices', 'one', mac],
    queryFn: ({ signal }) =>
      ok(client.GET('/api/v1/devices/{mac}', { params: { path: { mac } }, signal })),
  });
}

export function useDevice(mac: string, enabled = true) {
  return useQuery({ ...deviceOptions(mac), enabled });
}

export interface ApproveRequest {
  macs: string[];
  region: string;
  /** The phones' owner; the other two are his. */
  user_name?: string;
  display_name?: string;
  password?: string;
}

/** Approves however many in one request: a few at once, more as a job that the answer names. */
export function useApproveMany() {
  const queries = useQueryClient();
  return useMutation({
    // The document's alternatives of the body are more than the client's types can tell apart.
    mutationFn: (body: ApproveRequest) =>
      ok(client.POST('/api/v1/devices/approve', { body: body as never })),
    gcTime: 0,
    onSettled: () => {
      for (const family of ['devices', 'dashboard', 'jobs']) {
        void queries.invalidateQueries({ queryKey: [family] });
      }
    },
  });
}

/** As many phones as a request may name. */
export const NAMED_MAX = 10_000;

/** All phones that match, page by page; as many as an action may name at most. */
export async function allDevices(filter: DeviceFilter, max = NAMED_MAX): Promise<Device[]> {
  const found: Device[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filter, sort: 'mac', limit: 1000, cursor } as const;
    const page = await ok(client.GET('/api/v1/devices', { params: { query } }));
    found.push(...page.items);
    cursor = page.next_cursor ?? undefined;
  } while (cursor && found.length < max);
  return found.slice(0, max);
}

/** An address that names so many of them is too long for no proxy in between. */
export const MACS_AT_ONCE = 200;

/** These phones as they are now, in order of MAC address; those that are gone are left out. */
export async function devicesNamed(macs: Iterable<string>): Promise<Device[]> {
  const sorted = [...macs].sort().slice(0, NAMED_MAX);
  const found: Device[] = [];
  for (let start = 0; start < sorted.length; start += MACS_AT_ONCE) {
    found.push(...(await allDevices({ mac: sorted.slice(start, start + MACS_AT_ONCE) })));
  }
  return found;
}

export interface DeviceChange {
  nickname?: string;
  region?: string;
  model?: string;
  language?: string;
  template?: string;
  display_name?: string;
}

export function useChangeDevice(mac: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: DeviceChange) =>
      ok(
        client.PATCH('/api/v1/devices/{mac}', {
          params: { path: { mac } },
          body: body as never,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['devices'] }),
  });
}

export function useDeleteDevice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mac: string) =>
      ok(client.DELETE('/api/v1/devices/{mac}', { params: { path: { mac } } })),
    onSuccess: () => {
      for (const family of ['devices', 'dashboard', 'users', 'alarms']) {
        void queries.invalidateQueries({ queryKey: [family] });
      }
    },
  });
}

/** The first phones in which the text occurs. */
export async function findDevices(search: string, limit: number, signal: AbortSignal) {
  const query = { search, limit };
  return (await ok(client.GET('/api/v1/devices', { params: { query }, signal }))).items;
}
