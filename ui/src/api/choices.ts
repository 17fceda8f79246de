// What forms offer to choose from: firmware. There is little of it. Models, regions and templates
// are in files of their own.

import { useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type Firmware = Schemas['Firmware'];

export function useFirmwareChoices() {
  return useQuery({
    queryKey: ['firmware', 'choices'],
    queryFn: async ({ signal }) => {
      const query = { limit: 1000 } as const;
      return (await ok(client.GET('/api/v1/firmware', { params: { query }, signal }))).items;
    },
  });
}
