// Templates: the list, one with its document, who has it, saving, and making files of it.

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { useEdition } from './edition';
import { listOptions, PAGE, useList } from './query';
import type { paths } from './schema';
import { upload } from './upload';
import { useChange } from './useChange';

export type Template = Schemas['Template'];
export type OneTemplate = Schemas['OneTemplate'];
export type TemplateVariant = Schemas['TemplateVariant'];
export type TemplateCheck = Schemas['TemplateCheck'];
export type TemplatePlaceholder = Schemas['TemplatePlaceholder'];
export type TemplateUsage = Schemas['TemplateUsage'];
export type Generated = Schemas['Generated'];
export type GenerationPreview = Schemas['GenerationPreview'];

type Query = NonNullable<paths['/api/v1/templates']['get']['parameters']['query']>;
export type TemplateFilter = Pick<Query, 'search' | 'model' | 'variant'>;
export type TemplateSort = NonNullable<Query['sort']>;

export function templatesOptions(filter: TemplateFilter, sort?: TemplateSort) {
  return listOptions<Schemas['TemplateList']>(
    ['templates', 'list', filter, sort],
    (cursor, signal) =>
      ok(
        client.GET('/api/v1/templates', {
          params: { query: { ...filter, sort, limit: PAGE, cursor } },
          signal,
        }),
      ),
  );
}

export function useTemplates(filter: TemplateFilter = {}, sort?: TemplateSort) {
  return useList(templatesOptions(filter, sort));
}

/** All of them, for choices: there are few. */
export function useAllTemplates() {
  return useQuery({
    queryKey: ['templates', 'all'],
    queryFn: async ({ signal }) => {
      const query = { limit: 1000 };
      return (await ok(client.GET('/api/v1/templates', { params: { query }, signal }))).items;
    },
  });
}

const asJson = { Accept: 'application/json' };

export function templateOptions(name: string, isDefault = false) {
  return queryOptions({
    queryKey: ['templates', 'one', name, isDefault],
    queryFn: async ({ signal }) =>
      (await ok(
        client.GET('/api/v1/templates/{name}', {
          params: { path: { name }, query: isDefault ? { default: true } : {} },
          headers: asJson,
          signal,
        }),
      )) as OneTemplate,
  });
}

export function useTemplate(name: string) {
  return useQuery(templateOptions(name));
}

/** As it is built in, whatever was saved over it. */
export function useDefaultTemplate(name: string, enabled: boolean) {
  return useQuery({ ...templateOptions(name, true), enabled });
}

export function useTemplatePlaceholders(name: string, sort?: 'appearance' | 'name') {
  return useList(
    listOptions<Schemas['TemplatePlaceholderList']>(
      ['templates', 'placeholders', name, sort],
      (cursor, signal) =>
        ok(
          client.GET('/api/v1/templates/{name}/placeholders', {
            params: { path: { name }, query: { limit: PAGE, cursor, sort } },
            signal,
          }),
        ),
    ),
  );
}

type UsageQuery = NonNullable<
  paths['/api/v1/templates/{name}/usage']['get']['parameters']['query']
>;
export type UsageSort = NonNullable<UsageQuery['sort']>;

export function useTemplateUsage(name: string, sort?: UsageSort) {
  return useList(
    listOptions<TemplateUsage>(['templates', 'usage', name, sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/templates/{name}/usage', {
          params: { path: { name }, query: { limit: PAGE, cursor, sort } },
          signal,
        }),
      ),
    ),
  );
}

function put<T>(name: string, xml: string, dryRun: boolean, signal?: AbortSignal): Promise<T> {
  return upload<T>({
    method: 'PUT',
    path: `/api/v1/templates/${encodeURIComponent(name)}`,
    query: { dry_run: dryRun || undefined },
    body: xml,
    contentType: 'application/xml',
    signal,
  });
}

/** What saving the document would come to; refused as saving it would be. */
export function useTemplateCheck(name: string, xml: string | undefined) {
  const edition = useEdition(xml);
  return useQuery({
    // Of no family: events do not ask it again.
    queryKey: ['check', 'template', name, edition],
    queryFn: ({ signal }) => put<TemplateCheck>(name, xml ?? '', true, signal),
    enabled: xml !== undefined,
    retry: false,
    staleTime: 60_000,
    gcTime: 0,
  });
}

const TOUCHED = ['templates', 'models', 'placeholders', 'settings', 'devices', 'stale'] as const;

/** After it the cache has what was saved, before it is read again: editors go on from there. */
export function useSaveTemplate(name: string) {
  const queries = useQueryClient();
  return useChange(TOUCHED, async (xml: string) => {
    const saved = await put<Schemas['SavedView']>(name, xml, false);
    const { warnings: _, ...template } = saved;
    queries.setQueryData(
      templateOptions(name).queryKey,
      (before) => before && { ...before, ...template, xml },
    );
    return saved;
  });
}

export function useRestoreTemplate(name: string) {
  return useChange(TOUCHED, () =>
    ok(client.POST('/api/v1/templates/{name}/restore', { params: { path: { name } } })),
  );
}

export function useDeleteTemplate(name: string) {
  return useChange(TOUCHED, () =>
    ok(client.DELETE('/api/v1/templates/{name}', { params: { path: { name } } })),
  );
}

export interface NewTemplate {
  name: string;
  model: string;
  variant?: TemplateVariant;
  description: string;
  copy_of?: string;
}

export function useCreateTemplate() {
  return useChange(TOUCHED, (body: NewTemplate) =>
    ok(client.POST('/api/v1/templates', { body: body as never })),
  );
}

export interface GenerateOptions {
  region?: string;
  global_files?: boolean;
}

function generate(name: string, body: GenerateOptions, dryRun: boolean, signal?: AbortSignal) {
  return ok(
    client.POST('/api/v1/templates/{name}/generate', {
      params: { path: { name }, query: dryRun ? { dry_run: true } : {} },
      body,
      signal,
    }),
  );
}

export function useGenerationPreview(name: string, options: GenerateOptions, enabled: boolean) {
  return useQuery({
    queryKey: ['preview', 'generate', name, options],
    queryFn: async ({ signal }) =>
      (await generate(name, options, true, signal)) as GenerationPreview,
    enabled,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
}

export function useGenerate(name: string) {
  return useChange(
    ['devices', 'config-files', 'stale'],
    async (options: GenerateOptions) => (await generate(name, options, false)) as Generated,
  );
}
