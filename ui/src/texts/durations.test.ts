import { expect, test } from 'vitest';
import { duration } from './durations';

test('spans are said in their two largest units', () => {
  expect(duration(0)).toBe('0 seconds');
  expect(duration(0.25)).toBe('250 ms');
  expect(duration(90)).toBe('1 minute 30 seconds');
  expect(duration(7500)).toBe('2 hours 5 minutes');
  expect(duration(3605)).toBe('1 hour');
  expect(duration(90_061)).toBe('1 day 1 hour');
});
