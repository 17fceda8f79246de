// Alarms that are active, and what phones reported that is none.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import type { paths } from './schema';
import { SEVERITIES } from './severities';

export type Alarm = Schemas['Alarm'];
export type AlarmList = Schemas['AlarmList'];
export type Severity = Schemas['Severity'];

type Query = NonNullable<paths['/api/v1/alarms']['get']['parameters']['query']>;

export type AlarmSort = NonNullable<Query['sort']>;
export type AlarmFilter = Omit<Query, 'limit' | 'cursor' | 'sort' | 'min_position'>;

/** Active alarms, or events that are none. */
export type AlarmPath = '/api/v1/alarms' | '/api/v1/alarm-events';

export function useAlarms(path: AlarmPath, filter: AlarmFilter, sort?: AlarmSort) {
  return useList(
    listOptions<AlarmList>(['alarms', path, filter, sort], (cursor, signal) =>
      ok(client.GET(path, { params: { query: { ...filter, sort, limit: PAGE, cursor } }, signal })),
    ),
  );
}

/** How many of each severity the other filters leave. */
export function useSeverityCounts(path: AlarmPath, filter: AlarmFilter) {
  const { severity: _, ...others } = filter;
  return useQuery({
    queryKey: ['alarms', 'severities', path, others],
    queryFn: async ({ signal }) => {
      const totals = await Promise.all(
        SEVERITIES.map(async (severity) => {
          const query = { ...others, severity: [severity], limit: 1 };
          return (await ok(client.GET(path, { params: { query }, signal }))).total;
        }),
      );
      return Object.fromEntries(
        SEVERITIES.map((severity, index) => [severity, totals[index] ?? 0]),
      ) as Record<Severity, number>;
    },
    placeholderData: (before) => before,
  });
}

export function useClearAlarm() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      ok(client.POST('/api/v1/alarms/{id}/clear', { params: { path: { id } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['alarms'] });
      void queries.invalidateQueries({ queryKey: ['dashboard'] });
    },
  });
}
