// Renders a component as the program would: theme, queries, a router in memory.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { newQueryClient } from '../api/query';
import { parseSearch, stringifySearch } from '../shell/search';
import { theme } from '../theme';

export async function renderApp(children: ReactNode, url = '/') {
  const root = createRootRoute({ component: () => children, notFoundComponent: () => children });
  const history = createMemoryHistory({ initialEntries: [url] });
  const router = createRouter({ routeTree: root, history, parseSearch, stringifySearch });
  await router.load();
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, router };
}
