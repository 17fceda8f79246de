import { expect, test } from 'vitest';
import { withoutValue } from '../../components/FilterBadge';
import { cleared, withThing } from './DeviceFilters';

test('names are added to what is filtered by already, each once', () => {
  expect(withThing({ user: ['anna'] }, 'user:bo')).toEqual({ user: ['anna', 'bo'] });
  expect(withThing({ user: ['anna'] }, 'user:anna')).toEqual({ user: ['anna'] });
  expect(withThing({}, 'ip:fe80::1')).toEqual({ ip: ['fe80::1'] });
  expect(withThing({}, '')).toEqual({});
});

test('one value is taken away, and the filter with its last', () => {
  expect(withoutValue(['a', 'b'], 'a')).toEqual(['b']);
  expect(withoutValue(['a'], 'a')).toBeUndefined();
  expect(cleared({ user: ['anna'] })).toEqual({ user: undefined });
});
