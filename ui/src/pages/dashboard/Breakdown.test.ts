import { describe, expect, it } from 'vitest';
import { greatest } from './Breakdown';

describe('the greatest of a facet', () => {
  it('comes first, equal ones by name, and nothing without phones', () => {
    const { shown, rest } = greatest({ b10: 3, b9: 3, a: 9, none: 0, c: 1 }, 3);
    expect(shown).toEqual([
      ['a', 9],
      ['b9', 3],
      ['b10', 3],
    ]);
    expect(rest).toBe(1);
  });
});
