// What has been moved to Selected, in the order in which it was moved.

/** As many as an action may name. */
export const PICKED_MAX = 10_000;

export type Picked<T> = ReadonlyMap<string, T>;

export function withAdded<T>(
  picked: Picked<T>,
  rows: readonly T[],
  idOf: (row: T) => string,
): Picked<T> {
  const all = new Map(picked);
  for (const row of rows) {
    if (all.size >= PICKED_MAX) {
      break;
    }
    all.set(idOf(row), row);
  }
  return all;
}

export function without<T>(picked: Picked<T>, ids: Iterable<string>): Picked<T> {
  const rest = new Map(picked);
  for (const id of ids) {
    rest.delete(id);
  }
  return rest;
}

/** How often each value occurs, the most frequent first. */
export function usageOf<T>(rows: Iterable<T>, read: (row: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = read(row);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en'));
}
