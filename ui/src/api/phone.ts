// What the page of one phone shows beside the phone: its file, its history, its commands.

import { useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { Problem } from './problem';
import { listOptions, PAGE, useList } from './query';

export type ExplainedLine = Schemas['ExplainedLine'];
export type Explained = Schemas['ExplainedConfiguration'];
/** An event of the log; what it says differs by its kind. */
export type LogEvent = Omit<Schemas['EventItem'], 'data'> & { data: Record<string, unknown> };
export type LogEventList = Omit<Schemas['EventItemList'], 'items'> & { items: LogEvent[] };

/** Which file is meant: as it is, as it would be made now; each with what it includes, or alone. */
export interface Wanted {
  preview?: boolean;
  effective?: boolean;
}

/** The file; `null`: none was made yet. */
async function orNone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && error.code === 'configuration_not_generated') {
      return null;
    }
    throw error;
  }
}

/** Files hold passwords of phones and users: they are kept no longer than they are shown. */
const SECRET_GC_MS = 0;

export function useConfigurationText(mac: string, wanted: Wanted, enabled = true) {
  return useQuery({
    queryKey: ['devices', 'config', mac, 'text', wanted],
    queryFn: async ({ signal }) => {
      const params = { path: { mac }, query: wanted };
      const answer = client.GET('/api/v1/devices/{mac}/config', {
        params,
        signal,
        parseAs: 'text',
      });
      return (await orNone(ok(answer))) as string | null;
    },
    enabled,
    gcTime: SECRET_GC_MS,
  });
}

export function useExplained(mac: string, wanted: Wanted, enabled = true) {
  return useQuery({
    queryKey: ['devices', 'config', mac, 'explained', wanted],
    queryFn: async ({ signal }) => {
      const params = { path: { mac }, query: { ...wanted, explain: true } };
      const answer = client.GET('/api/v1/devices/{mac}/config', { params, signal });
      return (await orNone(ok(answer))) as Explained | null;
    },
    enabled,
    gcTime: SECRET_GC_MS,
  });
}

/** What happened to a phone, the newest first. */
export function useHistory(mac: string) {
  return useList(
    listOptions<LogEventList>(['devices', 'history', mac], async (cursor, signal) => {
      const query = { limit: PAGE, cursor: cursor === undefined ? undefined : Number(cursor) };
      const params = { path: { mac }, query };
      const page = await ok(client.GET('/api/v1/devices/{mac}/history', { params, signal }));
      return page as LogEventList;
    }),
  );
}

const COMMAND_KINDS = [
  'CommandQueued',
  'CommandHandedOver',
  'CommandDone',
  'CommandExpired',
  'CommandFailed',
  'CommandCancelled',
] as const;

export interface WaitingCommand {
  position: number;
  action: string;
  queuedAt: string;
  expiresAt: string;
  actor: string;
  /** It was in an answer to the phone already, and is offered again until its effect is seen. */
  isHandedOver: boolean;
}

/** The commands whose end is not among these events, the newest first. */
export function waitingOf(events: readonly LogEvent[], now: string): WaitingCommand[] {
  const ended = new Set<unknown>();
  const handedOver = new Set<unknown>();
  for (const { kind, data } of events) {
    (kind === 'CommandHandedOver' ? handedOver : ended).add(data.command);
  }
  return events
    .filter(({ kind, position }) => kind === 'CommandQueued' && !ended.has(position))
    .map(({ position, time, actor, data }) => {
      return {
        position,
        action: String(data.action),
        queuedAt: time,
        expiresAt: String(data.expires_at),
        actor,
        isHandedOver: handedOver.has(position),
      };
    })
    .filter(({ expiresAt }) => expiresAt > now);
}

/** What waits for the phone: eight at most do, so the newest events say it all. */
export function useWaiting(mac: string) {
  return useQuery({
    queryKey: ['devices', 'waiting', mac],
    queryFn: async ({ signal }) => {
      const query = {
        subject: [`phone:${mac}`],
        kind: [...COMMAND_KINDS],
        sort: '-position' as const,
        limit: 200,
      };
      const page = await ok(client.GET('/api/v1/events', { params: { query }, signal }));
      return waitingOf(page.items as LogEvent[], new Date().toISOString());
    },
  });
}
