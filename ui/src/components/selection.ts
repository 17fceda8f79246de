// Which rows are picked: some by their ids, or all that match the filter, loaded or not.

import { useCallback, useMemo, useRef, useState } from 'react';
import type { List } from '../api/query';

export type Selection =
  | { kind: 'rows'; ids: ReadonlySet<string> }
  /** Everything that the filter matches, if that is still as many as were shown (`expected_count`). */
  | { kind: 'matching' };

export const NOTHING: Selection = { kind: 'rows', ids: new Set() };

export function isPicked(selection: Selection, id: string): boolean {
  return selection.kind === 'matching' || selection.ids.has(id);
}

export function isEmpty(selection: Selection): boolean {
  return selection.kind === 'rows' && selection.ids.size === 0;
}

/** How many are picked; `total` is how many match. */
export function countOf(selection: Selection, total: number): number {
  return selection.kind === 'matching' ? total : selection.ids.size;
}

/** Picks a row, or puts it back. Of all that match, the loaded others stay picked. */
export function toggled(selection: Selection, id: string, loaded: readonly string[]): Selection {
  const ids = new Set(selection.kind === 'matching' ? loaded : selection.ids);
  if (!ids.delete(id)) {
    ids.add(id);
  }
  return { kind: 'rows', ids };
}

/** Picks every loaded row between two, both included. */
export function extended(
  selection: Selection,
  from: number,
  to: number,
  loaded: readonly string[],
): Selection {
  const ids = new Set(selection.kind === 'matching' ? loaded : selection.ids);
  for (const id of loaded.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    ids.add(id);
  }
  return { kind: 'rows', ids };
}

/** Everything that is loaded, or nothing if it all was picked. */
export function toggledLoaded(selection: Selection, loaded: readonly string[]): Selection {
  const all = loaded.length > 0 && loaded.every((id) => isPicked(selection, id));
  return all ? NOTHING : { kind: 'rows', ids: new Set(loaded) };
}

/** What of it still has a row, where all rows are loaded: nobody could put the rest back. */
export function withRows(selection: Selection, loaded: readonly string[]): Selection {
  if (selection.kind === 'matching' || selection.ids.size === 0) {
    return selection;
  }
  const left = loaded.filter((id) => selection.ids.has(id));
  return left.length === selection.ids.size ? selection : { kind: 'rows', ids: new Set(left) };
}

/** The `targets` of an action: ids as `key`, or the filter itself. */
export function targetsOf<Key extends 'macs' | 'users', Filter>(
  selection: Selection,
  key: Key,
  filter: Filter,
): Record<Key, string[]> | { filter: Filter } {
  return selection.kind === 'matching'
    ? { filter }
    : ({ [key]: [...selection.ids] } as Record<Key, string[]>);
}

/**
 * A selection that is given up when what is listed changes: another filter, other rows. With the
 * list itself, rows that are gone from it are picked no more. `idOf` stays the same function.
 */
export function useSelection<T>(
  listed: unknown,
  list?: Pick<List<T>, 'rows' | 'hasMore' | 'isPending' | 'isStale'>,
  idOf?: (row: T) => string,
): [Selection, (selection: Selection) => void] {
  const key = JSON.stringify(listed);
  const [kept, keep] = useState<{ key: string; selection: Selection }>({ key, selection: NOTHING });
  const select = useCallback((selection: Selection) => keep({ key, selection }), [key]);
  const selection = kept.key === key ? kept.selection : NOTHING;
  const rows = list && !list.hasMore && !list.isPending && !list.isStale ? list.rows : undefined;
  const left = useMemo(
    () => (rows && idOf ? withRows(selection, rows.map(idOf)) : selection),
    [selection, rows, idOf],
  );
  return [left, select];
}

/**
 * The picked rows as they were last listed, in the order in which they were picked: a list that is
 * read again may have moved them where it is not loaded. None of `matching`.
 */
export function usePickedRows<T>(
  selection: Selection,
  rows: readonly T[],
  idOf: (row: T) => string,
): T[] {
  const kept = useRef<ReadonlyMap<string, T>>(new Map());
  return useMemo(() => {
    const ids: ReadonlySet<string> = selection.kind === 'rows' ? selection.ids : new Set();
    kept.current = keptRows(ids, rows, idOf, kept.current);
    return [...kept.current.values()];
  }, [selection, rows, idOf]);
}

/** Of each id its row as it is listed now, or else as it was before. */
function keptRows<T>(
  ids: ReadonlySet<string>,
  rows: readonly T[],
  idOf: (row: T) => string,
  before: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  if (ids.size === 0) {
    return new Map();
  }
  const listed = new Map(rows.map((row) => [idOf(row), row]));
  const kept = new Map<string, T>();
  for (const id of ids) {
    const row = listed.get(id) ?? before.get(id);
    if (row !== undefined) {
      kept.set(id, row);
    }
  }
  return kept;
}
