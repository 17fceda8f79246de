// What forms offer to choose from: models, firmware, templates. There are few of each.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';

export type Model = Schemas['Model'];
export type Firmware = Schemas['Firmware'];

const query = { limit: 1000 } as const;

export const modelChoices = queryOptions({
  queryKey: ['models', 'choices'],
  queryFn: async ({ signal }) =>
    (await ok(client.GET('/api/v1/models', { params: { query }, signal }))).items,
});

export function useModelChoices() {
  return useQuery(modelChoices).data ?? [];
}

export function useFirmwareChoices() {
  return useQuery({
    queryKey: ['firmware', 'choices'],
    queryFn: async ({ signal }) =>
      (await ok(client.GET('/api/v1/firmware', { params: { query }, signal }))).items,
  });
}

export function useTemplateChoices() {
  return useQuery({
    queryKey: ['templates', 'choices'],
    queryFn: async ({ signal }) =>
      (await ok(client.GET('/api/v1/templates', { params: { query }, signal }))).items,
  });
}
