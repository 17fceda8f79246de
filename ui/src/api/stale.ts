// How many phones have not fetched what they would be given now.
//
// A query of its own: it changes with what phones do, and settings do not.

import { useQuery } from '@tanstack/react-query';
import { client, ok } from './client';

export function useStaleDevices() {
  return useQuery({
    queryKey: ['stale'],
    queryFn: async ({ signal }) =>
      (await ok(client.GET('/api/v1/settings/system', { signal }))).stale_devices,
  });
}
