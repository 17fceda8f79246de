// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { keepViews, savedViews, searchOf, searchOfView, withView } from './savedViews';

describe('saved views', () => {
  beforeEach(() => localStorage.clear());

  it('come back as they were kept, in order of name', () => {
    const one = { name: 'Oslo 10', search: searchOf({ region: ['Oslo'], sort: '-report_time' }) };
    const two = { name: 'Oslo 9', search: searchOf({ status: ['registered', 'disconnected'] }) };
    expect(keepViews(withView(withView([], one), two))).toBe(true);
    expect(savedViews().map(({ name }) => name)).toEqual(['Oslo 9', 'Oslo 10']);
    expect(savedViews().map(searchOfView)).toEqual([
      { status: ['registered', 'disconnected'] },
      { region: 'Oslo', sort: '-report_time' },
    ]);
  });

  it('are replaced under the same name', () => {
    const first = withView([], { name: 'A', search: '?region=Oslo' });
    expect(withView(first, { name: 'A', search: '?region=Bergen' })).toEqual([
      { name: 'A', search: '?region=Bergen' },
    ]);
  });

  it('are told by what they say, not in which order', () => {
    expect(searchOf({ b: ['1'], a: 'x', c: undefined })).toBe(searchOf({ a: 'x', b: ['1'] }));
  });

  it('survive what else may stand in the storage', () => {
    for (const nonsense of ['{', '{"name":1}', '[1,{"name":"x"},null]']) {
      localStorage.setItem('rollcall.views.devices', nonsense);
      expect(savedViews()).toEqual([]);
    }
  });
});
