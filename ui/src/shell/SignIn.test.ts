import { describe, expect, it } from 'vitest';
import { safeNext } from './SignIn';

describe('where signing in leads', () => {
  it('is the page that was asked for', () => {
    expect(safeNext('/devices?status=registered')).toBe('/devices?status=registered');
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:x', undefined])(
    'never leaves this server: %s',
    (next) => expect(safeNext(next)).toBe('/'),
  );
});
