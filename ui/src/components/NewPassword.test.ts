import { describe, expect, it } from 'vitest';
import { strengthOf } from './NewPassword';

describe('the strength of a password', () => {
  it.each([
    ['short', 'a1B!xyz'],
    ['weak', 'password1'],
    ['weak', 'aaaaaaaaaaaaaaa'],
    ['weak', 'abcdefgh'],
    ['fair', 'h4mster-wheel'],
    ['good', 'correct horse battery staple'],
    ['good', '6k9a-gcck-5fs9-bwaj-2kqj'],
  ] as const)('is %s for %s', (strength, password) => {
    expect(strengthOf(password)).toBe(strength);
  });

  it('is weak with the name in it', () => {
    expect(strengthOf('Marianne-likes-tea-9', 'marianne')).toBe('weak');
  });
});
