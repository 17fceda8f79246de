import { expect, test } from 'vitest';
import { changed } from './changed';

test('only what is not as it was', () => {
  const before = { name: 'a', networks: ['10.0.0.0/8'], backup: null as string | null };
  expect(changed(before, { ...before, networks: ['10.0.0.0/8'] })).toEqual({});
  expect(changed(before, { ...before, networks: [], backup: '' })).toEqual({
    networks: [],
    backup: '',
  });
});

test('what is new is sent', () => {
  expect(changed<{ port?: number }>({}, { port: 636 })).toEqual({ port: 636 });
});
