// What the DHCP server is to be given, and the boot files behind it.

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { upload } from './upload';
import { useChange } from './useChange';

export type DhcpTemplate = Schemas['DhcpTemplate'];
export type BootFileView = Schemas['BootFileView'];
export type BootFile = Schemas['BootFile'];

export const dhcpTemplateOptions = queryOptions({
  queryKey: ['boot-files', 'dhcp'],
  queryFn: ({ signal }) => ok(client.GET('/api/v1/dhcp-template', { signal })),
});

export function useDhcpTemplate(enabled = true) {
  return useQuery({ ...dhcpTemplateOptions, enabled });
}

const TOUCHED = ['boot-files'] as const;

/** After it the cache has what was saved, before it is read again: the editor goes on from there. */
export function useSaveBootFile(file: BootFile) {
  const queries = useQueryClient();
  return useChange(TOUCHED, async (text: string) => {
    const saved = await upload<BootFileView>({
      method: 'PUT',
      path: `/api/v1/dhcp-template/${file}`,
      body: text,
      contentType: 'text/plain; charset=utf-8',
    });
    queries.setQueryData(
      dhcpTemplateOptions.queryKey,
      (before) =>
        before && {
          ...before,
          files: before.files.map((one) => (one.kind === saved.kind ? saved : one)),
        },
    );
    return saved;
  });
}

export function useRestoreBootFile(file: BootFile) {
  return useChange(TOUCHED, () =>
    ok(client.POST('/api/v1/dhcp-template/{file}/restore', { params: { path: { file } } })),
  );
}

/** Writes the addresses that count now into the text. */
export function useRegenerateBootFile(file: BootFile) {
  return useChange(TOUCHED, () =>
    ok(client.POST('/api/v1/dhcp-template/{file}/regenerate', { params: { path: { file } } })),
  );
}
