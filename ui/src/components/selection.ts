// Which rows are picked: some by their ids, or all that match the filter, loaded or not.

import { useCallback, useState } from 'react';

export type Selection =
  | { kind: 'rows'; ids: ReadonlySet<string> }
  /** Everything that the filter matches, as the server sees it when the action begins. */
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

/** A selection that is given up when what is listed changes: another filter, other rows. */
export function useSelection(listed: unknown): [Selection, (selection: Selection) => void] {
  const key = JSON.stringify(listed);
  const [kept, keep] = useState<{ key: string; selection: Selection }>({ key, selection: NOTHING });
  const select = useCallback((selection: Selection) => keep({ key, selection }), [key]);
  return [kept.key === key ? kept.selection : NOTHING, select];
}
