// What happens when the session is over, is somebody else's, or the server has been made anew; it is
// noticed by whichever request is next.
//
// Guarantee: nothing that was read in a session is kept after it.

import type { QueryClient } from '@tanstack/react-query';
import { setGateKeeper } from './api/client';
import type { newRouter } from './router';

export function keepGate(queries: QueryClient, router: ReturnType<typeof newRouter>): void {
  const leave = async () => {
    const { pathname, href } = router.state.location;
    if (pathname !== '/sign-in' && pathname !== '/setup') {
      await router.navigate({ to: '/sign-in', search: { next: href } as never });
    }
    // Whoever has something unsaved may have stayed.
    if (router.state.location.pathname === '/sign-in') {
      queries.clear();
    }
  };
  setGateKeeper((gate) => {
    if (gate === 'other_account') {
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      // Where it is being read it is known in a moment.
      void queries.refetchQueries({ queryKey: ['session'] }, { cancelRefetch: false });
    } else if (gate === 'sign_in') {
      void leave();
    } else if (router.state.location.pathname !== '/setup') {
      void router.navigate({ to: '/setup' });
    }
  });
}
