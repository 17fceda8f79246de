import { describe, expect, it } from 'vitest';
import { ago } from './TimeAgo';

describe('ago', () => {
  const then = new Date('2026-03-01T12:00:00Z');
  const later = (seconds: number) => ago(then, then.getTime() + seconds * 1000);

  it('says it in the largest unit that fits', () => {
    expect(later(3)).toBe('just now');
    expect(later(50)).toBe('1 min. ago');
    expect(later(3599)).toBe('59 min. ago');
    expect(later(2 * 3600 + 5)).toBe('2 hr. ago');
    expect(later(3 * 86_400)).toBe('3 days ago');
  });

  it('does not tell of the future when clocks differ', () => {
    expect(later(-30)).toBe('just now');
  });

  it('gives the date after a month', () => {
    expect(later(40 * 86_400)).toMatch(/2026/);
  });
});
