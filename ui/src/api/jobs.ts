// Jobs: the list, one job, what came of its targets, and what can be done with it.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';

export type Job = Schemas['Job'];
export type JobState = Schemas['JobState'];
export type JobAction = Schemas['JobAction'];
export type JobItem = Schemas['JobItem'];
export type ItemState = Schemas['ItemState'];
export type UserPassword = Schemas['UserPassword'];

export const JOB_STATES = [
  'queued',
  'running',
  'paused',
  'done',
  'failed',
  'cancelled',
] as const satisfies JobState[];

export const ITEM_STATES = [
  'waiting',
  'running',
  'done',
  'failed',
  'expired',
  'cancelled',
] as const satisfies ItemState[];

/** Whether nothing of it goes on any more. */
export function hasEnded(job: Pick<Job, 'ended_at'>): boolean {
  return job.ended_at !== null;
}

export interface JobFilter {
  state?: JobState[];
  action?: JobAction[];
}

export function useJobs(filter: JobFilter, sort?: 'id' | '-id') {
  return useList(
    listOptions<Schemas['JobList']>(['jobs', 'list', filter, sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/jobs', {
          params: { query: { ...filter, sort, limit: PAGE, cursor } },
          signal,
        }),
      ),
    ),
  );
}

/** How often a job is read by itself: windows open and close without any event. */
const REREAD_MS = 15_000;

export function jobOptions(id: number) {
  return queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) =>
      ok(client.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) =>
      query.state.data && !hasEnded(query.state.data) ? REREAD_MS : false,
  });
}

export function useJob(id: number) {
  return useQuery(jobOptions(id));
}

export function useJobItems(id: number, state: ItemState[] | undefined, sort?: 'item' | '-item') {
  return useList(
    listOptions<Schemas['JobItemList']>(['jobs', 'items', id, state, sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/jobs/{id}/items', {
          params: { path: { id }, query: { state, sort, limit: PAGE, cursor } },
          signal,
        }),
      ),
    ),
  );
}

export type JobChange = 'pause' | 'resume' | 'cancel';

export function useChangeJob(id: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: JobChange) =>
      ok(client.POST(`/api/v1/jobs/{id}/${change}`, { params: { path: { id } } })),
    onSuccess: (job) => {
      queries.setQueryData(jobOptions(id).queryKey, job);
      return queries.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
}

/** The passwords of a job: the server gives them this once. */
export function useJobPasswords(id: number) {
  return useMutation({
    mutationFn: async () =>
      (await ok(client.POST('/api/v1/jobs/{id}/passwords', { params: { path: { id } } }))).items,
  });
}

/** The address of the results as a file. */
export function resultsAddress(id: number): string {
  return `/api/v1/jobs/${id}/results.csv`;
}
