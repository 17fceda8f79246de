// Starts the web admin.

import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './styles.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchForSigns } from './api/attendance';
import { newQueryClient } from './api/query';
import { keepGate } from './gateKeeper';
import { newRouter } from './router';
import { theme, variables } from './theme';

const queries = newQueryClient();
const router = newRouter(queries);

keepGate(queries, router);
watchForSigns();

const colorSchemes = localStorageColorSchemeManager({ key: 'mantine-color-scheme-value' });
const place = document.getElementById('root');
if (!place) {
  throw new Error('index.html has no element with the id root');
}
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Notifications position="bottom-right" />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
