import { expect, it } from 'vitest';
import { webAdminOf } from './webAdmin';

it('leads to a phone by its address and nowhere else', () => {
  expect(webAdminOf('10.1.8.23')).toBe('http://10.1.8.23/');
  expect(webAdminOf('2001:db8::7')).toBe('http://[2001:db8::7]/');
  for (const hostile of [
    '',
    '10.1.8',
    '10.1.8.256',
    '10.1.8.2.3',
    'example.com',
    '10.1.8.23@example.com',
    'javascript:alert(1)',
    '1.2.3.4/..',
    'abc',
  ]) {
    expect(webAdminOf(hostile), hostile).toBeUndefined();
  }
});
