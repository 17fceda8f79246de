// Named filters of Devices Status, kept in this browser.

import { parseSearch, stringifySearch } from '../../shell/search';

export interface SavedView {
  name: string;
  /** The address behind `?`: filters, order, columns. */
  search: string;
}

const KEY = 'rollcall.views.devices';
const VIEWS_MAX = 50;

export function savedViews(): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(view: unknown): view is SavedView {
  const { name, search } = (view ?? {}) as Partial<SavedView>;
  return typeof name === 'string' && name !== '' && typeof search === 'string';
}

/** The views with this one, in order of name; one of the same name is replaced. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view]
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .slice(0, VIEWS_MAX);
}

/** Whether it could be kept. */
export function keepViews(views: readonly SavedView[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

/** What an address says, the same for the same filters in whatever order. */
export function searchOf(search: object): string {
  const sorted = Object.entries(search).sort(([a], [b]) => a.localeCompare(b));
  return stringifySearch(Object.fromEntries(sorted));
}

export function searchOfView(view: SavedView): Record<string, string | string[]> {
  return parseSearch(view.search);
}
