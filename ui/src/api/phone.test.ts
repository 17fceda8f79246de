import { expect, it } from 'vitest';
import { type LogEvent, waitingOf } from './phone';

function event(position: number, kind: string, data: Record<string, unknown>): LogEvent {
  return {
    position,
    kind,
    data,
    time: '2026-01-01T00:00:00.000Z',
    version: 1,
    subject: 'phone:00908f000001',
    subject_version: position,
    actor: 'admin:ada',
    cause: null,
  };
}

const queued = (position: number, action: string, expires = '2026-01-02T00:00:00.000Z') =>
  event(position, 'CommandQueued', { action, expires_at: expires, parameters: [] });

it('shows as waiting what has been queued and has not ended', () => {
  const events = [
    event(14, 'CommandCancelled', { command: 8 }),
    event(13, 'CommandHandedOver', { command: 11 }),
    event(12, 'CommandDone', { command: 9, effect: 'started' }),
    queued(11, 'update_configuration'),
    queued(10, 'send_message'),
    queued(9, 'restart_graceful'),
    queued(8, 'check_status'),
    queued(7, 'restart_force', '2026-01-01T11:00:00.000Z'),
  ];
  const waiting = waitingOf(events, '2026-01-01T12:00:00.000Z');
  expect(waiting.map(({ action, isHandedOver }) => [action, isHandedOver])).toEqual([
    ['update_configuration', true],
    ['send_message', false],
  ]);
});
