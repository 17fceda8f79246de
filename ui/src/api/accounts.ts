// Accounts of administrators, one's own password, and API tokens.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, noteSession, ok, type Schemas } from './client';
import { listOptions, PAGE, useList } from './query';
import { type Role, sessionOptions } from './session';

export type Account = Schemas['Account'];
export type Token = Schemas['Token'];
export type NewToken = Schemas['NewToken'];

export function useAccounts(sort?: 'name' | '-name') {
  return useList(
    listOptions<Schemas['AccountList']>(['accounts', 'list', sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/admins', { params: { query: { sort, limit: PAGE, cursor } }, signal }),
      ),
    ),
  );
}

export interface AccountValues {
  name: string;
  role: Role;
  password: string;
}

function useAccountsChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['accounts'] }),
      queries.invalidateQueries({ queryKey: ['tokens'] }),
    ]);
}

export function useCreateAccount() {
  const changed = useAccountsChanged();
  return useMutation({
    mutationFn: (body: AccountValues) => ok(client.POST('/api/v1/admins', { body })),
    onSuccess: changed,
  });
}

export function useChangeAccount(name: string) {
  const changed = useAccountsChanged();
  return useMutation({
    mutationFn: (body: { role?: Role; password?: string }) =>
      ok(client.PATCH('/api/v1/admins/{name}', { params: { path: { name } }, body })),
    onSuccess: changed,
  });
}

export function useDeleteAccount() {
  const changed = useAccountsChanged();
  return useMutation({
    mutationFn: (name: string) =>
      ok(client.DELETE('/api/v1/admins/{name}', { params: { path: { name } } })),
    onSuccess: changed,
  });
}

/** Changes one's own password: this session goes on, with the token of the answer. */
export function useChangeOwnPassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      ok(client.POST('/api/v1/session/password', { body })),
    onSuccess: (session) => {
      noteSession(session);
      queries.setQueryData(sessionOptions.queryKey, session);
      return queries.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
}

export function useTokens(sort?: 'id' | '-id') {
  return useList(
    listOptions<Schemas['TokenList']>(['tokens', 'list', sort], (cursor, signal) =>
      ok(
        client.GET('/api/v1/tokens', { params: { query: { sort, limit: PAGE, cursor } }, signal }),
      ),
    ),
  );
}

export interface TokenValues {
  name: string;
  role: Role;
  expires_in_seconds: number;
}

/** The answer is the only one that has the token itself: it is kept nowhere else. */
export function useCreateToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TokenValues) => ok(client.POST('/api/v1/tokens', { body: body as never })),
    gcTime: 0,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useRevokeToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      ok(client.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
