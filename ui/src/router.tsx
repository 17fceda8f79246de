// All addresses: signing in and setting up by themselves, every registered page inside of the shell.

import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { lazy } from 'react';
import { Problem } from './api/problem';
import { sessionOptions } from './api/session';
import { LoadingPage } from './components/Loading';
import { pages } from './pages';
import { Guarded } from './shell/Guarded';
import { NotFound } from './shell/NotFound';
import { PageCrash } from './shell/PageCrash';
import { Shell } from './shell/Shell';
import { parseSearch, stringifySearch } from './shell/search';

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageCrash,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./shell/SignIn')),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./shell/setup/Setup')),
});

/** Everything inside of the shell needs a session; without one there is nothing to show. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(sessionOptions);
    } catch (error) {
      if (error instanceof Problem && error.code === 'not_signed_in') {
        const next = location.href === '/' ? undefined : location.href;
        throw redirect({ to: '/sign-in', search: { next } as never });
      }
      if (error instanceof Problem && error.code === 'setup_required') {
        throw redirect({ to: '/setup' });
      }
      throw error;
    }
  },
});

const inShell = pages.map((page) => {
  const View = lazy(page.load);
  return createRoute({
    getParentRoute: () => shell,
    path: page.path,
    validateSearch: (raw) => page.search?.(raw) ?? {},
    component: () => (
      <Guarded page={page}>
        <View />
      </Guarded>
    ),
    pendingComponent: LoadingPage,
    errorComponent: PageCrash,
  });
});

export function newRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([signIn, setup, shell.addChildren(inShell)]),
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
