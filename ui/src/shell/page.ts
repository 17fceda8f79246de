// What a page tells the shell about itself. `pages/index.ts` lists them all.

import type { TablerIcon } from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ComponentType, useCallback } from 'react';
import type { Role } from '../api/session';
import type { RawSearch } from './search';

/** The groups of the navigation, in their order (manual A). */
export const GROUPS = ['dashboard', 'users', 'configuration', 'system'] as const;
export type Group = (typeof GROUPS)[number];

export interface Page<Search extends object = object> {
  /** Where it is: `/devices`, `/devices/$mac`. */
  path: string;
  /** Its name, in the navigation, as the heading and in the window's title. */
  title: string;
  /** One sentence on what it is for; under the heading and in the command palette. */
  summary?: string;
  /** Where it stands in the navigation; a page of a thing (`/devices/$mac`) has no place there. */
  nav?: { group: Group; order: number; icon: TablerIcon };
  /** The page that it is under: the way back in the heading. */
  parent?: { path: string; title: string };
  /** Who may open it. Others do not see it in the navigation. */
  role: Role;
  /** The fields of its address (`searchSchema`). */
  search?: (raw: RawSearch) => Search;
  /** Its component, loaded when it is opened: `() => import('./View')`. */
  load: () => Promise<{ default: ComponentType }>;
}

export function definePage<Search extends object = object>(page: Page<Search>): Page<Search> {
  return page;
}

/** A page's search, and how to change some of it. Changes replace the address unless `push`. */
export function usePageSearch<Search extends object>(
  _page: Page<Search>,
): [Search, (patch: Partial<Search>, how?: { push?: boolean }) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Partial<Search>, how?: { push?: boolean }) => {
      void navigate({
        to: '.',
        search: ((before: RawSearch) => ({ ...before, ...patch })) as never,
        replace: !how?.push,
      });
    },
    [navigate],
  );
  return [search, change];
}

/** A parameter of the page's path: `usePathParameter('mac')` for `/devices/$mac`. */
export function usePathParameter(name: string): string {
  const parameters = useParams({ strict: false }) as Record<string, string | undefined>;
  return parameters[name] ?? '';
}
