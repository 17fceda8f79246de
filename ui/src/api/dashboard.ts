// The dashboard's figures and counts over time.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type Dashboard = Schemas['Dashboard'];
export type Timeline = Schemas['Timeline'];
export type TimelinePoint = Schemas['TimelinePoint'];

export function useDashboard() {
  return useQuery({
    queryKey: ['dashboard', 'figures'],
    queryFn: ({ signal }) => ok(client.GET('/api/v1/dashboard', { signal })),
  });
}

/** Counts of the last so many seconds, for a chart. */
export function useTimeline(seconds: number) {
  return useQuery({
    queryKey: ['dashboard', 'timeline', seconds],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - seconds * 1000).toISOString();
      return ok(client.GET('/api/v1/timeline', { params: { query: { from } }, signal }));
    },
    placeholderData: keepPreviousData,
  });
}
