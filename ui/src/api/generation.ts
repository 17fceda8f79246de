// Making phones' files anew after something that goes into them has changed.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok } from './client';
import type { DeviceFilter } from './devices';

/** Phones: these, those of users, or those that a filter matches. */
export type GenerationTargets = { macs: string[] } | { users: string[] } | { filter: DeviceFilter };

function action(targets: GenerationTargets, thenUpdate: boolean, expected?: number) {
  return {
    action: 'generate_configuration',
    targets,
    options: { then_update: thenUpdate },
    expected_count: expected,
  };
}

/** How many phones it would be, and the first of them. */
export async function previewGeneration(targets: GenerationTargets) {
  const answer = await ok(
    client.POST('/api/v1/actions', {
      params: { query: { dry_run: true } },
      body: action(targets, false) as never,
    }),
  );
  return 'count' in answer ? answer : { count: 0, sample: [] };
}

/** Begins a job that makes the files, and tells phones to load them if wanted. */
export function useGenerateFor() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({
      targets,
      thenUpdate,
      expected,
    }: {
      targets: GenerationTargets;
      thenUpdate: boolean;
      /** How many the preview showed. */
      expected?: number;
    }) => {
      const answer = await ok(
        client.POST('/api/v1/actions', { body: action(targets, thenUpdate, expected) as never }),
      );
      return 'job' in answer ? answer.job.id : undefined;
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['jobs'] });
      void queries.invalidateQueries({ queryKey: ['stale'] });
    },
  });
}
