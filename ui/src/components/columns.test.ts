// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { keepColumns, keptColumns, narrowColumns, shownColumns } from './columns';

const columns = [
  { id: 'mac', fixed: true, narrow: true },
  { id: 'user', narrow: true },
  { id: 'ip' },
  { id: 'agent', optional: true },
];

beforeEach(() => localStorage.clear());

describe('the columns of a table', () => {
  it('are its defaults, in its order', () => {
    expect(shownColumns(columns, undefined)).toEqual(['mac', 'user', 'ip']);
    expect(shownColumns(columns, ['agent', 'user', 'nonsense'])).toEqual(['mac', 'user', 'agent']);
    expect(shownColumns(columns, ['nonsense'])).toEqual(['mac', 'user', 'ip']);
  });

  it('are few at phone width', () => {
    expect(narrowColumns(columns, ['mac', 'user', 'ip'])).toEqual(['mac', 'user']);
    const plain = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
    expect(narrowColumns(plain, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c']);
  });

  it('are kept in this browser, and read with care', () => {
    keepColumns('devices', ['mac', 'ip']);
    expect(keptColumns('devices')).toEqual(['mac', 'ip']);
    localStorage.setItem('rollcall.columns.devices', '{"evil":1}');
    expect(keptColumns('devices')).toBeUndefined();
    keepColumns('devices', undefined);
    expect(keptColumns('devices')).toBeUndefined();
  });
});
