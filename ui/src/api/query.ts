// How answers are kept: the query client, key families, and lists that are read page by page.

import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  QueryClient,
  type QueryKey,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
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
  | 'templates'
  | 'tokens'
  | 'users';

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
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
  const query = useInfiniteQuery({ ...options, refetchInterval: everyMs ?? false });
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
    reload: () => void query.refetch(),
  };
}
