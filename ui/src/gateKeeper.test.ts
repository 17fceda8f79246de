import { afterEach, describe, expect, it, vi } from 'vitest';
import { noteSession, refused, setGateKeeper } from './api/client';
import { Problem } from './api/problem';
import { newQueryClient } from './api/query';
import { keepGate } from './gateKeeper';

vi.mock('./router', () => ({}));

function kept(mayLeave = true) {
  const queries = newQueryClient();
  queries.setQueryData(['devices'], 'a secret');
  queries.setQueryData(['session'], 'ann');
  const state = { location: { pathname: '/devices', href: '/devices?x=1' } };
  const navigate = vi.fn(async ({ to }: { to: string }) => {
    if (mayLeave) {
      state.location = { pathname: to, href: to };
    }
  });
  keepGate(queries, { state, navigate } as never);
  return { queries, navigate };
}

describe('the keeper of the gate', () => {
  afterEach(() => {
    noteSession(undefined);
    setGateKeeper(() => {});
  });

  it('leads to the sign-in when the session is over, and forgets what was read in it', async () => {
    const { queries, navigate } = kept();
    const over = { code: 'not_signed_in', title: '', detail: '' };
    expect(refused(over, 401)).toBeInstanceOf(Problem);
    await vi.waitFor(() => expect(queries.getQueryCache().getAll()).toEqual([]));
    expect(navigate.mock.calls).toEqual([[{ to: '/sign-in', search: { next: '/devices?x=1' } }]]);
  });

  it('keeps what is shown to whoever stays for what is not saved', async () => {
    const { queries } = kept(false);
    refused({ code: 'not_signed_in', title: '', detail: '' }, 401);
    await Promise.resolve();
    expect(queries.getQueryData(['devices'])).toBe('a secret');
  });

  it('forgets what somebody else was shown', () => {
    const { queries, navigate } = kept();
    const as = (name: string) => {
      noteSession({ user: { name, role: 'monitor' }, csrf_token: name });
    };
    as('ann');
    as('ann');
    expect(queries.getQueryData(['devices'])).toBe('a secret');
    as('bob');
    expect(queries.getQueryData(['devices'])).toBeUndefined();
    expect(queries.getQueryData(['session'])).toBe('ann');
    expect(navigate).not.toHaveBeenCalled();
  });
});
