// The log: pages of it, the newest first; one event; why it came about; and events as they come.

import { type InfiniteData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { client, ok, positionOfSession, type Schemas } from './client';
import type { EventKind } from './live';
import { type List, listOptions, useList } from './query';
import { follow, STREAM } from './stream';

/** An event; what its data holds depends on its kind. */
export type EventItem = Omit<Schemas['EventItem'], 'data'> & { data: unknown };
export type EventPage = Omit<Schemas['EventPage'], 'items'> & { items: EventItem[] };

export interface EventFilter {
  kind?: EventKind[];
  subject?: string[];
  actor?: string[];
  since?: string;
  until?: string;
}

const PAGE_EVENTS = 100;

/** The log back from now. What is read stays as it is: events never change. */
export function useEvents(filter: EventFilter): List<EventItem, EventPage> {
  return useList({
    ...listOptions<EventPage>(['events', 'list', filter], (cursor, signal) =>
      ok(
        client.GET('/api/v1/events', {
          params: { query: { ...filter, sort: '-position', limit: PAGE_EVENTS, cursor } },
          signal,
        }),
      ),
    ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Reads the log anew from its newest event on; what was read further back is let go. */
export function useRenewEvents(filter: EventFilter): () => void {
  const queries = useQueryClient();
  const queryKey = ['events', 'list', filter];
  return () => {
    queries.setQueryData<InfiniteData<EventPage>>(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    void queries.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false });
  };
}

async function eventAt(position: number, signal: AbortSignal): Promise<EventItem | null> {
  const query = { after: position - 1, limit: 1 };
  const { items } = await ok(client.GET('/api/v1/events', { params: { query }, signal }));
  const [event] = items;
  return event?.position === position ? event : null;
}

function eventOptions(position: number) {
  return queryOptions({
    queryKey: ['events', 'one', position],
    queryFn: ({ signal }) => eventAt(position, signal),
    staleTime: (query) => (query.state.data ? Number.POSITIVE_INFINITY : 0),
  });
}

/** One event; null where the log does not reach so far. */
export function useEvent(position: number | undefined) {
  return useQuery({ ...eventOptions(position ?? 0), enabled: position !== undefined });
}

const CHAIN_MAX = 20;

/** What caused an event, and what caused that, back to what nobody of the log caused. */
export function useCauses(event: EventItem | null | undefined) {
  return useQuery({
    queryKey: ['events', 'causes', event?.position],
    queryFn: async ({ signal, client: queries }) => {
      const causes: EventItem[] = [];
      let cause = event?.cause ?? null;
      while (cause !== null && causes.length < CHAIN_MAX) {
        signal.throwIfAborted();
        const found: EventItem | null = await queries.fetchQuery(eventOptions(cause));
        if (found === null) {
          break;
        }
        causes.push(found);
        cause = found.cause;
      }
      return causes;
    },
    enabled: event?.cause !== undefined && event?.cause !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The newest events of a subject. */
export function useEventsOf(subject: string | undefined, limit: number) {
  return useQuery({
    queryKey: ['events', 'of', subject, limit],
    queryFn: ({ signal }) =>
      ok(
        client.GET('/api/v1/events', {
          params: { query: { subject: subject ? [subject] : [], sort: '-position', limit } },
          signal,
        }),
      ),
    enabled: subject !== undefined,
  });
}

/** With so many followed events the log is read anew, and followed from there. */
export const FOLLOWED_MAX = 1000;
const GATHER_MS = 250;

export interface Followed {
  /** The newest first. */
  events: EventItem[];
  state: 'off' | 'connecting' | 'live' | 'broken';
}

/** The address of the stream of what matches, from behind a position. */
export function streamAddress(filter: EventFilter, after: number): string {
  const query = new URLSearchParams({ after: String(after) });
  for (const name of ['kind', 'subject', 'actor'] as const) {
    for (const value of filter[name] ?? []) {
      query.append(name, value);
    }
  }
  return `${STREAM}?${query}`;
}

/** Newer ones before those that are there, each once and none left out. */
export function gathered(before: EventItem[], newer: EventItem[]): EventItem[] {
  const head = before[0]?.position ?? 0;
  const fresh = newer.filter(({ position }) => position > head).reverse();
  return fresh.length === 0 ? before : [...fresh, ...before];
}

/** Events that come after `after`, as long as `isOn`; nothing is missed in between. */
export function useFollow(filter: EventFilter, after: number | undefined, isOn: boolean): Followed {
  const address = after === undefined ? undefined : streamAddress(filter, after);
  const queries = useQueryClient();
  const wanted = useRef(filter);
  wanted.current = filter;
  const [followed, setFollowed] = useState<Followed>({ events: [], state: 'off' });
  useEffect(() => {
    if (!isOn || address === undefined || after === undefined) {
      setFollowed({ events: [], state: 'off' });
      return;
    }
    setFollowed({ events: [], state: 'connecting' });
    let waiting: EventItem[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const newer = waiting;
      waiting = [];
      setFollowed(({ events, state }) => ({ events: gathered(events, newer), state }));
    };
    let last = after;
    const stop = follow(queries, {
      address,
      addressAgain: () => {
        const head = Number(positionOfSession() ?? last);
        if (head < last) {
          // It is another log, restored from an earlier state: what is shown is not in it.
          void queries.resetQueries({ queryKey: ['events'] });
          last = head;
        }
        return streamAddress(wanted.current, last);
      },
      tell: (state) => setFollowed(({ events }) => ({ events, state })),
      take: (text) => {
        const event = JSON.parse(text) as EventItem;
        last = event.position;
        waiting.push(event);
        timer ??= setTimeout(flush, GATHER_MS);
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [address, after, isOn, queries]);
  return followed;
}
