// Rows that are all there, as a list that tables take.

import type { List } from '../api/query';

export function listOf<T>(rows: T[]): List<T> {
  return {
    rows,
    first: undefined,
    total: rows.length,
    isPending: false,
    isStale: false,
    error: null,
    hasMore: false,
    isLoadingMore: false,
    loadMore: () => {},
    reload: () => {},
  };
}
