import { describe, expect, it } from 'vitest';
import {
  countOf,
  extended,
  isPicked,
  NOTHING,
  targetsOf,
  toggled,
  toggledLoaded,
  withRows,
} from './selection';

const loaded = ['a', 'b', 'c', 'd'];

describe('a selection', () => {
  it('picks and puts back', () => {
    const one = toggled(NOTHING, 'b', loaded);
    expect(targetsOf(one, 'macs', {})).toEqual({ macs: ['b'] });
    expect(countOf(toggled(one, 'b', loaded), 10)).toBe(0);
  });

  it('takes the filter, not the ids, for all that match', () => {
    const filter = { region: ['Oslo'] };
    expect(targetsOf({ kind: 'matching' }, 'macs', filter)).toEqual({ filter });
    expect(countOf({ kind: 'matching' }, 8000)).toBe(8000);
  });

  it('never silently keeps rows that were not seen when one is put back', () => {
    const rest = toggled({ kind: 'matching' }, 'b', loaded);
    expect(targetsOf(rest, 'macs', {})).toEqual({ macs: ['a', 'c', 'd'] });
    expect(isPicked(rest, 'z')).toBe(false);
  });

  it('extends in both directions', () => {
    const picked = extended(toggled(NOTHING, 'd', loaded), 2, 1, loaded);
    expect(targetsOf(picked, 'macs', {})).toEqual({ macs: ['d', 'b', 'c'] });
  });

  it('loses rows that are gone once all rows are there, and only then changes', () => {
    const both = toggled(toggled(NOTHING, 'b', loaded), 'd', loaded);
    expect(withRows(both, loaded)).toBe(both);
    expect(targetsOf(withRows(both, ['a', 'b', 'c']), 'macs', {})).toEqual({ macs: ['b'] });
    expect(withRows({ kind: 'matching' }, [])).toEqual({ kind: 'matching' });
  });

  it('toggles everything that is loaded', () => {
    const all = toggledLoaded(NOTHING, loaded);
    expect(countOf(all, 100)).toBe(4);
    expect(countOf(toggledLoaded(all, loaded), 100)).toBe(0);
    expect(countOf(toggledLoaded(NOTHING, []), 0)).toBe(0);
  });
});
