import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { listOptions, newQueryClient, PAGES_LIVE, useList } from './query';

/** A list without end, read as far as wanted. */
async function listOf(pages: number) {
  const queries: QueryClient = newQueryClient();
  const read = vi.fn(async (cursor: string | undefined) => {
    const number = Number(cursor ?? 0);
    return { items: [`row ${number}`], total: 1000, next_cursor: String(number + 1) };
  });
  const key = ['devices', 'list'] as const;
  const hook = renderHook(() => useList(listOptions(key, read)), {
    wrapper: ({ children }) => (
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    ),
  });
  for (let page = 1; page <= pages; page += 1) {
    await waitFor(() => expect(hook.result.current.rows).toHaveLength(page));
    if (page < pages) {
      act(() => hook.result.current.loadMore());
    }
  }
  read.mockClear();
  const changed = () => act(() => queries.invalidateQueries({ queryKey: ['devices'] }));
  return { queries, key, read, changed, ...hook };
}

describe('a list that is read page by page', () => {
  it('is read again in full as long as it is short', async () => {
    const { changed, read, result } = await listOf(PAGES_LIVE);
    expect(result.current.asOf).toBeUndefined();
    await changed();
    expect(read).toHaveBeenCalledTimes(PAGES_LIVE);
  });

  it('says since when it stands still, and begins anew when it is asked to', async () => {
    const { changed, read, result } = await listOf(PAGES_LIVE + 1);
    expect(result.current.asOf).toBeGreaterThan(0);
    await changed();
    expect(read, 'after one’s own change').toHaveBeenCalledTimes(PAGES_LIVE + 1);
    read.mockClear();
    act(() => result.current.reload());
    await waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    expect(result.current.rows).toEqual(['row 0']);
    expect(result.current.asOf).toBeUndefined();
  });

  it('is never read again in hundreds of requests', async () => {
    const { changed, read } = await listOf(26);
    await changed();
    expect(read).not.toHaveBeenCalled();
  });

  it('begins at the top for whoever comes back, and is read then', async () => {
    const { queries, key, read, changed, unmount } = await listOf(PAGES_LIVE + 2);
    unmount();
    await changed();
    expect(read).not.toHaveBeenCalled();
    await waitFor(() =>
      expect(queries.getQueryData<{ pages: unknown[] }>(key)?.pages).toHaveLength(PAGES_LIVE),
    );
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true);
  });
});
