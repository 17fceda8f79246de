import { expect, it } from 'vitest';
import { PICKED_MAX, usageOf, withAdded, without } from './picked';

const idOf = (row: { id: string }) => row.id;
const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) }));

it('moves there and back, nothing twice', () => {
  const first = withAdded(new Map(), rows(0, 3), idOf);
  const more = withAdded(first, rows(2, 5), idOf);
  expect([...more.keys()]).toEqual(['0', '1', '2', '3', '4']);
  expect([...without(more, ['1', '9', '4']).keys()]).toEqual(['0', '2', '3']);
  expect(first.size).toBe(3);
});

it('takes as many as an action may name', () => {
  const all = withAdded(withAdded(new Map(), rows(0, 9_999), idOf), rows(9_999, 12_000), idOf);
  expect(all.size).toBe(PICKED_MAX);
});

it('counts values, the most frequent first', () => {
  expect(usageOf(['b', 'a', 'b', '', 'a', 'b'], (value) => value)).toEqual([
    ['b', 3],
    ['a', 2],
    ['', 1],
  ]);
});
