import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from './problem';
import { newQueryClient } from './query';
import { AGAIN_MS, AGAIN_MS_MAX, follow } from './stream';

/** A browser's stream, in the hands of the test. */
class Fake {
  static readonly CLOSED = 2;
  static readonly all: Fake[] = [];
  readyState = 0;
  onopen = () => {};
  onerror = () => {};
  onmessage = (_: { data: string }) => {};
  isStopped = false;
  constructor(readonly address: string) {
    Fake.all.push(this);
  }
  close() {
    this.isStopped = true;
  }
  refuse() {
    this.readyState = Fake.CLOSED;
    this.onerror();
  }
}

const newest = () => Fake.all.at(-1) as Fake;

function followed(readSession = vi.fn(async () => ({}))) {
  const queries = newQueryClient();
  vi.spyOn(queries, 'fetchQuery').mockImplementation(readSession as never);
  const take = vi.fn();
  const tell = vi.fn();
  const onAgain = vi.fn();
  const addressAgain = () => '/stream?after=9';
  const stop = follow(queries, { address: '/stream?after=1', addressAgain, take, tell, onAgain });
  return { take, tell, onAgain, readSession, stop };
}

describe('a stream that stays', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', Fake);
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    Fake.all.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('hands over what comes', () => {
    const { take, tell, onAgain } = followed();
    newest().onopen();
    newest().onmessage({ data: '{"position":2}' });
    expect(take.mock.calls).toEqual([['{"position":2}']]);
    expect(tell.mock.calls).toEqual([['live']]);
    expect(onAgain).not.toHaveBeenCalled();
  });

  it('leaves a lost connection to the browser, and says when it is back', () => {
    const { tell, onAgain } = followed();
    newest().onopen();
    newest().onerror();
    vi.advanceTimersByTime(AGAIN_MS_MAX);
    expect(Fake.all).toHaveLength(1);
    newest().onopen();
    expect(tell.mock.calls).toEqual([['live'], ['broken'], ['live']]);
    expect(onAgain).toHaveBeenCalledOnce();
  });

  it('opens again after refusals, ever more rarely, once the session is known to hold', async () => {
    const { onAgain, readSession } = followed();
    for (let waitMs = AGAIN_MS; waitMs < 8 * AGAIN_MS; waitMs *= 2) {
      const before = Fake.all.length;
      newest().refuse();
      await vi.advanceTimersByTimeAsync(waitMs - 1);
      expect(Fake.all).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(Fake.all).toHaveLength(before + 1);
    }
    expect(readSession).toHaveBeenCalledTimes(3);
    expect(newest().address).toBe('/stream?after=9');
    newest().onopen();
    expect(onAgain).toHaveBeenCalledOnce();
    newest().refuse();
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(Fake.all, 'soon, after one that was open').toHaveLength(5);
  });

  it('waits for a server that is away, and ends with the session', async () => {
    const readSession = vi.fn().mockRejectedValueOnce(Problem.unreachable(undefined));
    readSession.mockRejectedValueOnce(new Problem('not_signed_in', 401, '', ''));
    followed(readSession);
    newest().refuse();
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(readSession).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2 * AGAIN_MS);
    expect(readSession).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(10 * AGAIN_MS_MAX);
    expect(readSession).toHaveBeenCalledTimes(2);
    expect(Fake.all).toHaveLength(1);
  });

  it('is not opened again once it is stopped', async () => {
    const { stop } = followed();
    newest().refuse();
    stop();
    await vi.advanceTimersByTimeAsync(AGAIN_MS_MAX);
    expect(Fake.all).toHaveLength(1);
    expect(newest().isStopped).toBe(true);
  });
});
