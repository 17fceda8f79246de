import { describe, expect, it } from 'vitest';
import { difference } from './difference';

describe('the difference of two texts', () => {
  it.each([
    ['', 'new'],
    ['gone', ''],
    ['a=1\nb=2\n', 'a=1\nb=3\n'],
    ['aaaa', 'aa'],
    ['aa', 'aaaa'],
    ['abcabc', 'abc'],
    ['one', 'other'],
  ])('makes %j into %j', (before, after) => {
    const change = difference(before, after);
    if (!change) {
      throw new Error('they differ');
    }
    const { from, to, insert } = change;
    expect(from).toBeLessThanOrEqual(to);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });

  it('leaves what is the same alone', () => {
    expect(difference('same', 'same')).toBeUndefined();
    expect(difference('a=1\nb=2\nc=3', 'a=1\nb=9\nc=3')).toEqual({ from: 6, to: 7, insert: '9' });
  });
});
