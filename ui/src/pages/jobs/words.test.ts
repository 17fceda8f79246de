import { describe, expect, test } from 'vitest';
import type { Job } from '../../api/jobs';
import { exactly } from '../../components/TimeAgo';
import { actionInWords, paceInWords, secondsToLastTurn, targetsInWords } from './words';

const said = (action: Job['action'], parameters: Record<string, string> = {}) =>
  actionInWords({ action, parameters: parameters as Job['parameters'] });

describe('a job in words', () => {
  test('says what is set or shown', () => {
    expect(said('restart', { mode: 'graceful' })).toBe('Restart when idle');
    const at = '2026-11-27T03:00:00.000Z';
    expect(said('restart', { mode: 'scheduled', at })).toBe(`Restart at ${exactly(at)}`);
    expect(said('restart', { mode: 'scheduled', at: '?' })).toBe('Restart at ?');
    expect(said('update_firmware', { firmware: '430HD' })).toBe('Update firmware to 430HD');
    expect(said('set_vlan', { vlan_mode: 'Manual', vlan_id: '7' })).toBe('Change VLAN: Manual 7');
    expect(said('reset_password')).toBe('Reset passwords');
  });

  test('says how the targets were chosen, and keeps the filter', () => {
    expect(targetsInWords('{"macs":12}').words).toBe('12 phones, picked one by one');
    expect(targetsInWords('{"users":1}').words).toBe('1 user, picked one by one');
    const chosen = targetsInWords(
      '{"filter":[["region","Oslo"],["region","Bergen"],["status","non_registered"]]}',
    );
    expect(chosen.words).toBe('All phones with region Oslo or Bergen, status not registered');
    expect(chosen.filter).toEqual({ region: ['Oslo', 'Bergen'], status: ['non_registered'] });
    expect(targetsInWords('{"filter":[]}').words).toBe('All phones');
    for (const odd of ['', 'null', '{', '[]', '{"filter":3}']) {
      expect(targetsInWords(odd).words).toBe('not recorded');
    }
  });

  test('says its pace, and when the last has its turn', () => {
    const pace = (batch_size: number, batch_delay_ms: number) => ({
      pace: { batch_size, batch_delay_ms } as Job['pace'],
    });
    expect(paceInWords(pace(5, 120_000))).toBe('5 at a time, 2 minutes apart');
    expect(paceInWords(pace(1, 2000))).toBe('One after another, 2 seconds apart');
    expect(paceInWords(pace(100, 0))).toBe('100 at a time, without a pause');
    expect(secondsToLastTurn({ ...pace(5, 120_000), waiting: 12 })).toBe(240);
    expect(secondsToLastTurn({ ...pace(5, 120_000), waiting: 0 })).toBe(0);
  });
});
