// How answers are kept: the query client, key families, and lists that are read page by page.

import {
  hashKey,
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { Problem } from './problem';

/** The first part of every query key. Events invalidate by family (`live.ts`). */
export type Family =
  | 'accounts'
  | 'alarms'
  | 'boot-files'
  | 'config-files'
  | 'dashboard'
  | 'devices'
  | 'events'
  | 'firmware'
  | 'jobs'
  | 'logs'
  | 'mapping'
  | 'models'
  | 'overrides'
  | 'placeholders'
  | 'regions'
  | 'session'
  | 'settings'
  | 'setup'
  | 'stale'
  | 'templates'
  | 'tokens'
  | 'users';

const STALE_MS = 10_000;

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        refetchOnWindowFocus: true,
        retry: (failures, error) => error instanceof Problem && error.isPassing && failures < 2,
      },
      // What was sent and answered may be secret: it is gone with the form that asked for it.
      mutations: { retry: false, gcTime: 0 },
    },
  });
}

/** How many items a page of a list has. */
export const PAGE = 200;

export interface Page<Row> {
  items: Row[];
  total: number | null;
  next_cursor: string | null;
}

/** A list as tables take it. */
export interface List<Row, P extends Page<unknown> = Page<unknown>> {
  rows: Row[];
  /** The first page, for what stands beside the items (facets). */
  first: P | undefined;
  total: number | undefined;
  isPending: boolean;
  /** Another filter's rows are shown while the wanted ones are on their way. */
  isStale: boolean;
  error: Error | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  reload: () => void;
  /** Since when it stands still, where it was read too far to be kept up to date by itself. */
  asOf?: number;
}

/** A list that was read further than this is read again only by whoever asks for it. */
export const PAGES_LIVE = 5;
/** After one's own changes, up to this. */
const PAGES_OWN = 25;

/** How many pages of a list are there; 1 of what is no list. */
export function pagesOf(data: unknown): number {
  return (data as { pages?: unknown[] } | undefined)?.pages?.length ?? 1;
}

/** Leaves only the first pages: reading the list again takes no longer than that. */
function shorten(queries: QueryClient, queryKey: QueryKey, pages: number): void {
  const state = queries.getQueryState<InfiniteData<unknown>>(queryKey);
  if (!state?.data || pagesOf(state.data) <= pages) {
    return;
  }
  const { data, dataUpdatedAt: updatedAt, isInvalidated } = state;
  queries.setQueryData<InfiniteData<unknown>>(
    queryKey,
    { pages: data.pages.slice(0, pages), pageParams: data.pageParams.slice(0, pages) },
    { updatedAt },
  );
  if (isInvalidated) {
    void queries.invalidateQueries({ queryKey, exact: true, refetchType: 'none' });
  }
}

/** Options of a list: `key` names what is asked, `fetchPage` reads one page of it. */
export function listOptions<P extends Page<unknown>>(
  key: readonly [Family, ...unknown[]],
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
) {
  return infiniteQueryOptions<P, Error, InfiniteData<P>, QueryKey, string | undefined>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Reads a list made with `listOptions`. */
export function useList<P extends Page<unknown>>(
  options: ReturnType<typeof listOptions<P>>,
  /** Read again so often, where no event tells of changes (phones that wait for approval). */
  everyMs?: number,
): List<P['items'][number], P> {
  const queries = useQueryClient();
  const isLive = ({ state }: { state: { data: unknown } }) => pagesOf(state.data) <= PAGES_LIVE;
  const query = useInfiniteQuery({
    staleTime: ({ state }) => (pagesOf(state.data) > PAGES_OWN ? 'static' : STALE_MS),
    ...options,
    refetchOnWindowFocus: isLive,
    refetchInterval: (query) => (everyMs !== undefined && isLive(query) ? everyMs : false),
  });
  const { queryKey } = options;
  const key = hashKey(queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the key.
  useEffect(() => {
    const forget = () => {
      if (queries.getQueryCache().find({ queryKey })?.getObserversCount() === 0) {
        shorten(queries, queryKey, PAGES_LIVE);
      }
    };
    // Whoever comes back begins at the top. By then nobody shows it any more.
    return () => void setTimeout(forget);
  }, [queries, key]);
  const isLong = pagesOf(query.data) > PAGES_LIVE && options.staleTime === undefined;
  const fresh = useRef(0);
  if (!isLong || fresh.current === 0) {
    fresh.current = query.dataUpdatedAt;
  }
  const rows = useMemo<P['items']>(
    () => query.data?.pages.flatMap((page) => page.items) ?? [],
    [query.data],
  );
  const first = query.data?.pages[0];
  return {
    rows,
    first,
    total: first?.total ?? undefined,
    isPending: query.isPending,
    isStale: query.isPlaceholderData,
    error: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) {
        void query.fetchNextPage();
      }
    },
    reload: () => {
      shorten(queries, queryKey, isLong ? 1 : PAGES_LIVE);
      void query.refetch();
    },
    asOf: isLong ? fresh.current : undefined,
  };
}
