// The two logs that administrators read, as lines and as files (M70 to M73).

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type LogLine = Schemas['LogLine'];
/** Something that an administrator did; what its data holds depends on the kind of event. */
export type Deed = Omit<Schemas['Deed'], 'data'> & { data: unknown };

/** From the most important on; the names are the manual's. */
export const LEVELS = ['error', 'warn', 'info', 'debugging', 'verbose'] as const;
export type Level = (typeof LEVELS)[number];

/** Lines as JSON, which is what is asked for unless a file is. */
interface Lines<Line> {
  items: Line[];
  total: number;
}

const REREAD_MS = 5000;

export function useWebAdminLog(level: Level, lines: number | undefined, isFollowing: boolean) {
  return useQuery({
    queryKey: ['logs', 'web-admin', level, lines],
    queryFn: async ({ signal }) => {
      const params = { query: { level, lines } };
      return (await ok(client.GET('/api/v1/logs/web-admin', { params, signal }))) as Lines<LogLine>;
    },
    enabled: lines !== undefined,
    refetchInterval: isFollowing ? REREAD_MS : false,
    placeholderData: keepPreviousData,
  });
}

export function useActivityLog(lines: number | undefined, isFollowing: boolean) {
  return useQuery({
    queryKey: ['logs', 'activity', lines],
    queryFn: async ({ signal }) => {
      const params = { query: { lines } };
      return (await ok(client.GET('/api/v1/logs/activity', { params, signal }))) as Lines<Deed>;
    },
    enabled: lines !== undefined,
    refetchInterval: isFollowing ? REREAD_MS : false,
    placeholderData: keepPreviousData,
  });
}

const AS_TEXT = { headers: { Accept: 'text/plain' }, parseAs: 'text' } as const;

/** All lines that the server keeps, as the file of the manual. */
export async function webAdminFile(level: Level): Promise<string> {
  const answer = client.GET('/api/v1/logs/web-admin', { params: { query: { level } }, ...AS_TEXT });
  return (await ok(answer)) as string;
}

export async function activityFile(): Promise<string> {
  return (await ok(client.GET('/api/v1/logs/activity', AS_TEXT))) as string;
}
