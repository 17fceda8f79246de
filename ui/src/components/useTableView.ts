// A table's order and columns, in the address of its page (`sort`, `columns`).

import { useNavigate, useSearch } from '@tanstack/react-router';
import { type Field, oneOf, type RawSearch, texts } from '../shell/search';
import { type Column, keepColumns, keptColumns, shownColumns } from './columns';

/** The two fields, for a page's `searchSchema({...tableFields(SORTS), …})`. */
export function tableFields<S extends string>(
  sorts: readonly S[],
): { sort: Field<S | `-${S}` | undefined>; columns: Field<string[] | undefined> } {
  const both = sorts.flatMap((sort) => [sort, `-${sort}` as const]);
  return { sort: oneOf<S | `-${S}`>(both), columns: texts() };
}

/** The next order when a heading is pressed: up, down, as at first. */
export function nextSort(sort: string | undefined, field: string): string | undefined {
  return sort === field ? `-${field}` : sort === `-${field}` ? undefined : field;
}

export interface TableView {
  /** The ids of the columns that are shown. */
  columns: string[];
  sort: string | undefined;
  directionOf: (field: string) => 'ascending' | 'descending' | undefined;
  sortBy: (field: string) => void;
  /** Without a list: the defaults again. */
  showColumns: (columns: string[] | undefined) => void;
}

export function useTableView<T>(name: string, columns: readonly Column<T>[]): TableView {
  const search = useSearch({ strict: false }) as { sort?: string; columns?: string[] };
  const navigate = useNavigate();
  const change = (patch: RawSearch) =>
    void navigate({
      to: '.',
      search: ((before: RawSearch) => ({ ...before, ...patch })) as never,
      replace: true,
    });
  const sort = search.sort;
  return {
    columns: shownColumns(columns, search.columns ?? keptColumns(name)),
    sort,
    directionOf: (field) =>
      sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined,
    sortBy: (field) => change({ sort: nextSort(sort, field) }),
    showColumns: (wanted) => {
      keepColumns(name, wanted);
      change({ columns: wanted });
    },
  };
}
