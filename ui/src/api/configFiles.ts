// Configuration files: phones' own, those of all phones of a template, and uploaded ones.

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { useEdition } from './edition';
import { listOptions, PAGE, useList } from './query';
import type { paths } from './schema';
import { type OnProgress, upload } from './upload';
import { useChange } from './useChange';

export type ConfigFile = Schemas['ConfigFile'];
export type ConfigFileKind = Schemas['ConfigFileKind'];
export type SentConfigFile = Schemas['SentConfigFile'];

type Query = NonNullable<paths['/api/v1/config-files']['get']['parameters']['query']>;
export type ConfigFileFilter = Pick<Query, 'search' | 'kind'>;
export type ConfigFileSort = NonNullable<Query['sort']>;

export function useConfigFiles(filter: ConfigFileFilter, sort?: ConfigFileSort) {
  return useList(
    listOptions<Schemas['ConfigFileList']>(
      ['config-files', 'list', filter, sort],
      (cursor, signal) =>
        ok(
          client.GET('/api/v1/config-files', {
            params: { query: { ...filter, sort, limit: PAGE, cursor } },
            signal,
          }),
        ),
    ),
  );
}

/** Whether it is a text that can be shown and edited. */
export function isText(name: string): boolean {
  return /\.(cfg|csv|txt|xml|id)$/i.test(name);
}

export const fileAddress = (name: string) => `/api/v1/config-files/${encodeURIComponent(name)}`;

export function configFileTextOptions(name: string) {
  return queryOptions({
    queryKey: ['config-files', 'text', name],
    queryFn: async ({ signal }) =>
      (await ok(
        client.GET('/api/v1/config-files/{name}', {
          params: { path: { name } },
          headers: { Accept: '*/*' },
          parseAs: 'text',
          signal,
        }),
      )) as unknown as string,
    // It may hold passwords: not longer than it is shown.
    gcTime: 0,
  });
}

export function useConfigFileText(name: string) {
  return useQuery(configFileTextOptions(name));
}

/** What the list says of one file. */
export function useConfigFileEntry(name: string) {
  return useQuery({
    queryKey: ['config-files', 'entry', name],
    queryFn: async ({ signal }) => {
      const query = { search: name, limit: 1000 };
      const page = await ok(client.GET('/api/v1/config-files', { params: { query }, signal }));
      return page.items.find((file) => file.name === name) ?? null;
    },
  });
}

const TYPES: Record<string, string> = {
  cfg: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
};

interface Sending {
  name: string;
  body: Blob | string;
  dryRun?: boolean;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

function send({ name, body, dryRun, onProgress, signal }: Sending): Promise<SentConfigFile> {
  const suffix = name.split('.').at(-1)?.toLowerCase() ?? '';
  return upload<SentConfigFile>({
    method: 'PUT',
    path: fileAddress(name),
    query: { dry_run: dryRun || undefined },
    body,
    contentType: TYPES[suffix] ?? 'application/octet-stream',
    onProgress,
    signal,
  });
}

/** What is wrong and what is odd about a text, before it is saved. */
export function useConfigFileCheck(name: string, text: string | undefined) {
  const edition = useEdition(text);
  return useQuery({
    // Of no family: events do not ask it again.
    queryKey: ['check', 'config-file', name, edition],
    queryFn: ({ signal }) => send({ name, body: text ?? '', dryRun: true, signal }),
    enabled: text !== undefined,
    retry: false,
    staleTime: 60_000,
    gcTime: 0,
  });
}

const TOUCHED = ['config-files', 'devices', 'stale'] as const;

export function useSendConfigFile() {
  return useChange(TOUCHED, (sending: Sending) => send(sending));
}

/** After it the cache has the text, before it is read again: the editor goes on from there. */
export function useSaveConfigFile(name: string) {
  const queries = useQueryClient();
  return useChange(TOUCHED, async (text: string) => {
    const sent = await send({ name, body: text });
    queries.setQueryData(configFileTextOptions(name).queryKey, text);
    return sent;
  });
}

export type Deletion = { names: string[] } | { all: true; kind?: ConfigFileKind };

/** How many files it would delete, as the server sees it now, and the first of them. */
export async function previewDeletion(what: Deletion) {
  if ('names' in what) {
    return { count: what.names.length, sample: what.names.slice(0, 5) };
  }
  const query = { kind: what.kind && [what.kind], limit: 5 };
  const page = await ok(client.GET('/api/v1/config-files', { params: { query } }));
  return { count: page.total, sample: page.items.map(({ name }) => name) };
}

export function useDeleteConfigFiles() {
  // Of all files, as many as were shown: otherwise nothing is deleted.
  return useChange(TOUCHED, ({ what, shown }: { what: Deletion; shown: number | undefined }) => {
    const body = 'all' in what ? { ...what, expected_count: shown } : what;
    return ok(client.POST('/api/v1/config-files/delete', { body: body as never }));
  });
}
