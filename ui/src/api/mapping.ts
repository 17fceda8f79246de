// The mapping: which template counts for a model in a region.

import { useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import { useChange } from './useChange';

export type MappingRow = Schemas['TemplateMappingRow'];
export type MappingTest = Schemas['TemplateMappingTest'];
export type MappingSort = 'model' | '-model';

export function useMapping(sort?: MappingSort) {
  return useList(
    listOptions<Schemas['TemplateMappingRowList']>(['mapping', 'list', sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/template-mapping', {
          params: { query: { sort, limit: PAGE, cursor } },
          signal,
        }),
      ),
    ),
  );
}

export interface MappingQuestion {
  model?: string;
  region?: string;
  variant?: Schemas['TemplateVariant'];
  user_agent?: string;
}

/** What a phone would be given, and why. */
export function useMappingTest(question: MappingQuestion, enabled: boolean) {
  return useQuery({
    queryKey: ['mapping', 'test', question],
    queryFn: ({ signal }) =>
      ok(client.GET('/api/v1/template-mapping/test', { params: { query: question }, signal })),
    enabled,
  });
}

const TOUCHED = ['mapping', 'templates', 'settings', 'devices', 'stale'] as const;

export interface NewMappingRow {
  model: string;
  region?: string;
  template: string;
}

export function useSetMapping() {
  return useChange(TOUCHED, (body: NewMappingRow) =>
    ok(client.POST('/api/v1/template-mapping', { body: body as never })),
  );
}

export function useRemoveMapping() {
  return useChange(TOUCHED, (row: MappingRow) =>
    ok(
      client.DELETE('/api/v1/template-mapping/{model}/{region}', {
        params: { path: { model: row.model, region: row.region ?? '*' } },
      }),
    ),
  );
}
