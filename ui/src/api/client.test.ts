// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ATTENDED_MS, noteSign } from './attendance';
import {
  BACKGROUND_HEADER,
  client,
  notePosition,
  noteSession,
  ok,
  renewedToken,
  sender,
  setGateKeeper,
} from './client';
import { Problem } from './problem';

type Answer = { status?: number; body?: unknown; position?: number } | Error;

/** Answers requests in turn, and keeps them. */
function serve(...answers: Answer[]): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) {
      throw answer;
    }
    const { status = 200, body = {}, position = 0 } = answer;
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', 'Rollcall-Position': String(position) },
    });
  });
  return asked;
}

const refusal = (code: string) => ({ code, title: 'No', detail: 'Do this.', status: 0, type: '' });
const session = (name: string, csrf_token: string) => {
  return { user: { name, role: 'operator' as const }, csrf_token };
};
const regions = () => ok(client.GET('/api/v1/regions'));
const createRegion = () => ok(client.POST('/api/v1/regions', { body: { name: 'Oslo' } as never }));

afterEach(() => {
  vi.unstubAllGlobals();
  noteSession(undefined);
  vi.useRealTimers();
  setGateKeeper(() => {});
  notePosition('GET', '999999');
});

describe('the client', () => {
  it('sends writes with the CSRF token and a key of their own', async () => {
    noteSession(session('ann', 'token'));
    const asked = serve({}, {});
    await createRegion();
    await createRegion();
    const keys = asked.map((request) => request.headers.get('Idempotency-Key'));
    expect(asked[0]?.headers.get('X-CSRF-Token')).toBe('token');
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('sends a write again whose answer was lost, under the same key', async () => {
    const asked = serve(new TypeError('network'), { body: { name: 'Oslo' } });
    await expect(createRegion()).resolves.toEqual({ name: 'Oslo' });
    const keys = asked.map((request) => request.headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  it('reads what it wrote: later reads ask for the position until one has reached it', async () => {
    const asked = serve({ position: 41 }, { position: 40 }, { position: 41 }, { position: 41 });
    await createRegion();
    await regions();
    await regions();
    await regions();
    const positions = asked.map(({ url }) => new URL(url).searchParams.get('min_position'));
    expect(positions).toEqual([null, '41', '41', null]);
  });

  it('throws what the server says, with its fields', async () => {
    const errors = [{ field: 'name', message: 'is taken' }];
    serve({ status: 422, body: { ...refusal('invalid_request'), errors } });
    const problem = await createRegion().catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ code: 'invalid_request', status: 422, detail: 'Do this.' });
    expect((problem as Problem).fieldMessages()).toEqual({ name: 'is taken' });
  });

  it('makes a problem of an answer that is not the server’s, and of none', async () => {
    serve({ status: 502, body: '<html>' }, new TypeError('network'));
    await expect(regions()).rejects.toMatchObject({ code: 'unreadable_answer', status: 502 });
    await expect(regions()).rejects.toMatchObject({ code: 'unreachable', isPassing: true });
  });

  it('passes on that the session is over, or that there is no setup', async () => {
    const keeper = vi.fn();
    setGateKeeper(keeper);
    serve(
      { status: 401, body: refusal('not_signed_in') },
      { status: 503, body: refusal('setup_required') },
      { status: 403, body: refusal('role_required') },
    );
    await regions().catch(() => {});
    await regions().catch(() => {});
    await regions().catch(() => {});
    expect(keeper.mock.calls).toEqual([['sign_in'], ['setup']]);
  });

  it('sends a write again with the token of the session that another tab began', async () => {
    noteSession(session('ann', 'old'));
    const asked = serve(
      { status: 403, body: refusal('csrf') },
      { body: session('ann', 'new') },
      { body: { name: 'Oslo' } },
    );
    await expect(createRegion()).resolves.toEqual({ name: 'Oslo' });
    expect(asked.map(({ method, url }) => [method, new URL(url).pathname])).toEqual([
      ['POST', '/api/v1/regions'],
      ['GET', '/api/v1/session'],
      ['POST', '/api/v1/regions'],
    ]);
    const [first, , again] = asked.map(({ headers }) => headers);
    expect(again?.get('X-CSRF-Token')).toBe('new');
    expect(again?.get('Idempotency-Key')).toBe(first?.get('Idempotency-Key'));
    await expect(asked[2]?.json()).resolves.toEqual({ name: 'Oslo' });
  });

  it('sends no write again as somebody else, and says who that is', async () => {
    const keeper = vi.fn();
    setGateKeeper(keeper);
    noteSession(session('ann', 'old'));
    const asked = serve({ status: 403, body: refusal('csrf') }, { body: session('bob', 'new') });
    await expect(createRegion()).rejects.toMatchObject({
      code: 'other_account',
      title: 'bob is signed in now',
    });
    expect(asked).toHaveLength(2);
    expect(keeper.mock.calls).toEqual([['other_account']]);
  });

  it('asks once: a token that is the session’s own is refused for another reason', async () => {
    noteSession(session('ann', 'same'));
    const asked = serve({ status: 403, body: refusal('csrf') }, { body: session('ann', 'same') });
    await expect(createRegion()).rejects.toMatchObject({ code: 'csrf' });
    expect(asked).toHaveLength(2);
    serve({ status: 401, body: refusal('not_signed_in') });
    await expect(renewedToken(sender())).resolves.toBeUndefined();
  });

  it('marks reads while nobody sits there, and no writes', async () => {
    vi.useFakeTimers();
    noteSign();
    const asked = serve({}, {}, {}, {});
    await regions();
    vi.advanceTimersByTime(ATTENDED_MS);
    await regions();
    await createRegion();
    noteSign();
    await regions();
    expect(asked.map(({ headers }) => headers.get(BACKGROUND_HEADER))).toEqual([
      null,
      '1',
      null,
      null,
    ]);
  });
});
