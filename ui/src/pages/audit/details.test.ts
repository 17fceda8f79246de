import { describe, expect, test } from 'vitest';
import type { EventItem } from '../../api/events';
import { gathered, streamAddress } from '../../api/events';
import { kindInWords } from '../../texts/audit';
import { actorInWords, parted, subjectInWords } from '../../texts/who';
import { linesOf, summaryOf } from './details';
import { withFollowed } from './followed';
import { fromLocal, toLocal } from './times';

describe('what an event holds', () => {
  test('becomes lines, with pairs and nested fields below', () => {
    const lines = linesOf({
      action: 'restart',
      chosen_at: 17,
      pace: { batch_size: 5 },
      parameters: [['mode', 'graceful']],
      days: ['monday', 'sunday'],
      password: null,
    });
    expect(lines).toEqual([
      { name: 'Action', value: 'restart' },
      { name: 'Chosen at', value: '17', position: 17 },
      { name: 'Pace', value: '', lines: [{ name: 'Batch size', value: '5' }] },
      { name: 'Parameters', value: '', lines: [{ name: 'Mode', value: 'graceful' }] },
      { name: 'Days', value: 'monday, sunday' },
      { name: 'Password', value: '–' },
    ]);
    expect(linesOf(null)).toEqual([]);
  });

  test('becomes one line of what is filled', () => {
    expect(summaryOf({ ip: '10.0.0.1', model: '', hash: 'ab', vlan_id: 7, extra: [] })).toBe(
      'ip 10.0.0.1 · vlan id 7',
    );
  });
});

test('kinds, actors and subjects in words', () => {
  expect(kindInWords('PhoneKeptAlive')).toBe('Phone kept alive');
  expect(actorInWords('admin:anna')).toBe('anna');
  expect(actorInWords('jobs')).toBe('the server (jobs)');
  expect(subjectInWords('region:Oslo: north')).toBe('Region Oslo: north');
  expect(subjectInWords('system')).toBe('System');
  expect(parted('phone')).toEqual(['phone', '']);
});

test('times of the address as fields for date and time take them', () => {
  const at = new Date(2026, 10, 26, 9, 5);
  expect(toLocal(at.toISOString())).toBe('2026-11-26T09:05');
  expect(fromLocal('2026-11-26T09:05')).toBe(at.toISOString());
  // The first digits of a year.
  at.setFullYear(2);
  expect(toLocal(at.toISOString())).toBe('0002-11-26T09:05');
  expect([toLocal(undefined), toLocal('soon'), fromLocal('')]).toEqual(['', '', undefined]);
});

describe('following', () => {
  const event = (position: number) => ({ position }) as EventItem;

  test('puts newer events first, each once', () => {
    const before = [event(5), event(4)];
    expect(gathered(before, [event(5), event(6), event(8)]).map((one) => one.position)).toEqual([
      8, 6, 5, 4,
    ]);
    expect(gathered(before, [event(5)])).toBe(before);
  });

  test('leaves no hole, however much comes, and none is there twice', () => {
    const list = { rows: [event(5), event(4)], first: { position: 5 }, total: 2 } as never;
    const followed = Array.from({ length: 3000 }, (_, n) => event(3005 - n));
    const before = withFollowed(list, followed);
    expect(before.rows.map(({ position }) => position).slice(-4)).toEqual([7, 6, 5, 4]);
    expect(before.total).toBe(3002);
    const anew = { rows: [event(3004), event(3003)], first: { position: 3004 }, total: 3001 };
    const after = withFollowed(anew as never, followed);
    expect(after.rows.map(({ position }) => position)).toEqual([3005, 3004, 3003]);
    expect(after.total).toBe(3002);
    expect(gathered([event(1)], followed.toReversed())).toHaveLength(3001);
  });

  test('asks the stream for what the list shows', () => {
    expect(streamAddress({ kind: ['AlarmRaised', 'AlarmCleared'], actor: ['phone'] }, 9)).toBe(
      '/api/v1/events/stream?after=9&kind=AlarmRaised&kind=AlarmCleared&actor=phone',
    );
  });
});
