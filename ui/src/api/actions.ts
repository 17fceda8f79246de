// Actions on many phones or users, each of which becomes a job; what they would touch; approval.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, ok, type Schemas } from './client';
import type { DeviceFilter } from './devices';
import { Problem } from './problem';

/** Approval has a request of its own. */
export type JobAction = Exclude<Schemas['JobAction'], 'approve_devices'>;
export type Job = Schemas['Job'];

/** Whom an action is meant for: named ones, or all phones of the fleet that match. */
export type Targets = { macs: string[] } | { users: string[] } | { filter: DeviceFilter };

/** As the document of the API has them; absent ones have the server's defaults. */
export interface ActionOptions {
  at?: string;
  batch_delay_seconds?: number;
  batch_size?: number;
  delay_seconds?: number;
  firmware?: string;
  in_maintenance_window?: boolean;
  language?: string;
  mode?: 'graceful' | 'force' | 'scheduled';
  model?: string;
  region?: string;
  ring_size?: number;
  ring_wait_seconds?: number;
  same?: string;
  seconds?: number;
  start_at?: string;
  stop_after_failed_count?: number;
  stop_after_failed_percent?: number;
  text?: string;
  then_update?: boolean;
  vlan_id?: number;
  vlan_mode?: string;
}

export interface ActionRequest {
  action: JobAction;
  targets: Targets;
  options: ActionOptions;
  /** How many a preview has shown: if it is another number by then, nothing is started. */
  expected_count?: number;
  /** Named ones that are gone or wait for approval are left out, and counted by the preview. */
  skip_missing?: boolean;
}

export type ActionPreview = Schemas['ActionPreview'];

/** Whom the action would touch, as the server sees it now. */
export async function previewAction(request: ActionRequest): Promise<ActionPreview> {
  const answer = await ok(
    client.POST('/api/v1/actions', {
      params: { query: { dry_run: true } },
      body: request as never,
    }),
  );
  if (!('count' in answer)) {
    throw new Problem('unreadable_answer', 200, 'The answer is no preview', '');
  }
  return answer;
}

export function useStartAction() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (request: ActionRequest): Promise<Job> => {
      const answer = await ok(client.POST('/api/v1/actions', { body: request as never }));
      if (!('job' in answer)) {
        throw new Problem('unreadable_answer', 202, 'The answer names no job', '');
      }
      return answer.job;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
