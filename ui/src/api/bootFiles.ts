// What the DHCP server is to be given, and the boot files behind it.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type DhcpTemplate = Schemas['DhcpTemplate'];
export type BootFileView = Schemas['BootFileView'];

export const dhcpTemplateOptions = queryOptions({
  queryKey: ['boot-files', 'dhcp'],
  queryFn: ({ signal }) => ok(client.GET('/api/v1/dhcp-template', { signal })),
});

export function useDhcpTemplate(enabled = true) {
  return useQuery({ ...dhcpTemplateOptions, enabled });
}
