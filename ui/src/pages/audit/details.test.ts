import { describe, expect, test } from 'vitest';
import type { EventItem } from '../../api/events';
import { gathered, streamAddress } from '../../api/events';
import { kindInWords } from '../../texts/audit';
import { actorInWords, parted, subjectInWords } from '../../texts/who';
import { linesOf, summaryOf } from './details';

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

describe('following', () => {
  const event = (position: number) => ({ position }) as EventItem;

  test('puts newer events first, each once', () => {
    const before = [event(5), event(4)];
    expect(gathered(before, [event(5), event(6), event(8)]).map((one) => one.position)).toEqual([
      8, 6, 5, 4,
    ]);
    expect(gathered(before, [event(5)])).toBe(before);
  });

  test('asks the stream for what the list shows', () => {
    expect(streamAddress({ kind: ['AlarmRaised', 'AlarmCleared'], actor: ['phone'] }, 9)).toBe(
      '/api/v1/events/stream?after=9&kind=AlarmRaised&kind=AlarmCleared&actor=phone',
    );
  });
});
