import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROUND_MS, Rounds, refresh } from './live';
import { type Family, newQueryClient } from './query';

describe('live changes', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('gathers a burst into one round, naming each family once', () => {
    const handed: Family[][] = [];
    const rounds = new Rounds((families) => handed.push(families));
    for (let event = 0; event < 1000; event += 1) {
      rounds.add(['devices', 'dashboard']);
    }
    rounds.add(['alarms']);
    expect(handed).toEqual([]);
    vi.advanceTimersByTime(ROUND_MS);
    expect(handed).toEqual([['devices', 'dashboard', 'alarms']]);
    vi.advanceTimersByTime(10 * ROUND_MS);
    expect(handed).toHaveLength(1);
    rounds.add(['jobs']);
    rounds.stop();
    vi.advanceTimersByTime(ROUND_MS);
    expect(handed).toHaveLength(1);
  });

  it('begins no round for what touches nothing', () => {
    const hand = vi.fn();
    new Rounds(hand).add([]);
    vi.advanceTimersByTime(ROUND_MS);
    expect(hand).not.toHaveBeenCalled();
  });

  it('leaves a list alone that was read far', () => {
    const queries = newQueryClient();
    const pages = (n: number) => ({ pages: Array.from({ length: n }, () => ({})), pageParams: [] });
    queries.setQueryData(['devices', 'short'], pages(2));
    queries.setQueryData(['devices', 'long'], pages(50));
    refresh(queries, ['devices']);
    expect(queries.getQueryState(['devices', 'short'])?.isInvalidated).toBe(true);
    expect(queries.getQueryState(['devices', 'long'])?.isInvalidated).toBe(false);
  });
});
