// Who is signed in, and the first run.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, noteSession, ok, type Schemas } from './client';

export type Role = Schemas['Role'];
export type Session = Schemas['Session'];

/** From the least to the most. */
export const ROLES = [
  'monitor',
  'operator',
  'administrator',
  'supervisor',
] as const satisfies Role[];

/** Whether `role` may do what `minimum` may. */
export function mayAs(role: Role, minimum: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(minimum);
}

export const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const session = await ok(client.GET('/api/v1/session'));
    noteSession(session);
    return session;
  },
  staleTime: 60_000,
});

/** The session; inside of the shell there always is one. */
export function useSession(): Session | undefined {
  return useQuery(sessionOptions).data;
}

/** Whether whoever is signed in may do what `minimum` may. */
export function useMay(minimum: Role): boolean {
  const session = useSession();
  return session !== undefined && mayAs(session.user.role, minimum);
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) =>
      ok(client.POST('/api/v1/session', { body })),
    onSuccess: (session) => {
      queries.clear();
      noteSession(undefined);
      noteSession(session);
      queries.setQueryData(sessionOptions.queryKey, session);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ok(client.DELETE('/api/v1/session')),
    onSuccess: () => {
      noteSession(undefined);
      queries.clear();
    },
  });
}
