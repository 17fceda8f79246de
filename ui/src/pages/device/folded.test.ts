import { expect, it } from 'vitest';
import type { LogEvent } from '../../api/phone';
import { folded } from './folded';

it('folds runs of reports without news, and nothing else', () => {
  const kinds = ['Kept', 'Kept', 'Reported', 'Reported', 'Kept', 'Approved'];
  const events = kinds.map((kind, index) => ({
    kind: kind === 'Kept' ? 'PhoneKeptAlive' : `Phone${kind}`,
    position: 10 - index,
    time: `t${index}`,
  })) as LogEvent[];
  expect(
    folded(events).map(({ position, times, firstTime }) => [position, times, firstTime]),
  ).toEqual([
    [10, 2, 't1'],
    [8, 1, 't2'],
    [7, 1, 't3'],
    [6, 1, 't4'],
    [5, 1, 't5'],
  ]);
});
