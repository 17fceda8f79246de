// The columns of a table: what there is, which are shown, and where that is kept.
//
// The address says which columns a shared link shows; without that, what this browser showed last
// counts, then the table's own defaults.

import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  title: string;
  /** In pixels; the rest of the width is shared by `grow`. */
  width: number;
  /** Its share of what is left; 1 unless given, 0 keeps it as it is. */
  grow?: number;
  /** The API's name to sort by; without it the column does not sort. */
  sort?: string;
  cell: (row: Row) => ReactNode;
  /** Not shown until it is chosen. */
  optional?: boolean;
  /** Shown always; it cannot be chosen away. */
  fixed?: boolean;
  /** Shown at phone width. Without any such column the first three are. */
  narrow?: boolean;
  align?: 'right';
}

type Columns = readonly Pick<Column<never>, 'id' | 'optional' | 'fixed' | 'narrow'>[];

export function defaultColumns(columns: Columns): string[] {
  return columns.filter((column) => !column.optional).map((column) => column.id);
}

/** The shown columns in the table's order, whatever order and nonsense `wanted` has. */
export function shownColumns(columns: Columns, wanted: readonly string[] | undefined): string[] {
  const known = wanted?.filter((id) => columns.some((column) => column.id === id));
  const chosen = known && known.length > 0 ? known : defaultColumns(columns);
  return columns
    .filter((column) => column.fixed || chosen.includes(column.id))
    .map((column) => column.id);
}

/** At phone width: those made for it, of those that are shown. */
export function narrowColumns(columns: Columns, shown: readonly string[]): string[] {
  const narrow = columns.filter((column) => column.narrow).map((column) => column.id);
  const fitting = shown.filter((id) => narrow.includes(id));
  return fitting.length > 0 ? fitting : shown.slice(0, 3);
}

const PREFIX = 'rollcall.columns.';

export function keptColumns(table: string): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + table) ?? 'null');
    return Array.isArray(kept) && kept.every((id) => typeof id === 'string') ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepColumns(table: string, columns: readonly string[] | undefined): void {
  try {
    if (columns) {
      localStorage.setItem(PREFIX + table, JSON.stringify(columns));
    } else {
      localStorage.removeItem(PREFIX + table);
    }
  } catch {
    // A browser that keeps nothing shows the defaults next time.
  }
}
