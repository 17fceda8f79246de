import { expect, it } from 'vitest';
import type { LogEvent } from '../../api/phone';
import { describe } from './describe';

const of = (kind: string, data: Record<string, unknown>) => describe({ kind, data } as LogEvent);

it('says of an event what matters', () => {
  expect(
    of('PhoneReported', { reported_status: 'registered', user_name: '', ip: '10.0.0.1', x: 1 }),
  ).toBe('registered · 10.0.0.1');
  expect(
    of('CommandQueued', {
      action: 'send_message',
      parameters: [
        ['text', 'Lunch'],
        ['seconds', '30'],
      ],
    }),
  ).toBe('Show a message · Lunch, 30');
  expect(of('CommandDone', { command: 7, effect: 'fetched' })).toBe('command 7 · fetched');
  expect(of('PhoneKeptAlive', {})).toBe('');
});

it('says all of an event that it does not know', () => {
  expect(of('SomethingNew', { a: 1, b: '', c: ['x', 'y', 'z', 'w'], d: { e: 1 } })).toBe(
    'a: 1 · c: x, y, z and 1 more · d: {"e":1}',
  );
});
