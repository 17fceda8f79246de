import { describe, expect, it } from 'vitest';
import type { JobAction } from '../api/actions';
import { KINDS } from './kinds';
import { firstValues, isComplete, optionsOf, secondsFor, span } from './values';

const USUAL = {
  action_delay_seconds: 2,
  restart_batch_size: 5,
  restart_batch_delay_seconds: 120,
};

describe('the options of an action', () => {
  it('are the manual’s unless something else is typed', () => {
    expect(optionsOf('restart', firstValues('restart', USUAL))).toEqual({
      mode: 'graceful',
      batch_size: 5,
      batch_delay_seconds: 120,
    });
    expect(optionsOf('update_configuration', firstValues('update_configuration', USUAL))).toEqual({
      delay_seconds: 2,
    });
  });

  it('go at the pace that is set', () => {
    const usual = {
      action_delay_seconds: 0,
      restart_batch_size: 20,
      restart_batch_delay_seconds: 30,
    };
    expect(optionsOf('restart', firstValues('restart', usual))).toMatchObject({
      batch_size: 20,
      batch_delay_seconds: 30,
    });
    expect(optionsOf('check_status', firstValues('check_status', usual))).toEqual({
      delay_seconds: 0,
    });
    expect(
      optionsOf('generate_configuration', firstValues('generate_configuration', usual)),
    ).toMatchObject({ batch_size: 100, batch_delay_seconds: 0 });
  });

  it('tell phones of their new files one after the other, not a hundred at a time', () => {
    const values = { ...firstValues('generate_configuration', USUAL), thenUpdate: true };
    expect(optionsOf('generate_configuration', values)).toEqual({
      then_update: true,
      delay_seconds: 2,
    });
    expect(secondsFor('generate_configuration', values, 10_000)).toBe(19_998);
  });

  it('keep to maintenance windows, and stop after failures, where that is asked for', () => {
    const values = { ...firstValues('restart', USUAL), inWindow: true, stopCount: 3 };
    expect(optionsOf('restart', values)).not.toHaveProperty('stop_after_failed_count');
    expect(optionsOf('restart', { ...values, stopPercent: 5 })).toMatchObject({
      in_maintenance_window: true,
      stop_after_failed_percent: 5,
      stop_after_failed_count: 3,
    });
    expect(isComplete('restart', { ...values, stopPercent: 5, stopCount: '' })).toBe(false);
  });

  it('have only what the action has', () => {
    const values = {
      ...firstValues('send_message', USUAL),
      text: ' Lunch ',
      same: 'secret',
      model: 'X',
    };
    expect(optionsOf('send_message', values)).toEqual({
      text: 'Lunch',
      seconds: 30,
      delay_seconds: 2,
    });
    expect(optionsOf('delete_devices', values)).toEqual({ delay_seconds: 2 });
  });

  it('say the ring only when there is one, in seconds', () => {
    const values = { ...firstValues('update_firmware', USUAL), firmware: '430HD' };
    expect(optionsOf('update_firmware', values)).not.toHaveProperty('ring_size');
    expect(optionsOf('update_firmware', { ...values, hasRing: true })).toMatchObject({
      ring_size: 10,
      ring_wait_seconds: 1800,
    });
  });

  it('are asked for until they are there', () => {
    const missing = (Object.keys(KINDS) as JobAction[]).filter(
      (action) => !isComplete(action, firstValues(action, USUAL)),
    );
    expect(missing.sort()).toEqual([
      'send_message',
      'set_language',
      'set_model',
      'set_region',
      'set_vlan',
      'update_firmware',
    ]);
    const scheduled = { ...firstValues('restart', USUAL), mode: 'scheduled' as const };
    expect(isComplete('restart', scheduled)).toBe(false);
    expect(isComplete('restart', { ...scheduled, at: '2026-01-02T03:04' })).toBe(true);
    expect(isComplete('restart', { ...firstValues('restart', USUAL), batchSize: '' })).toBe(false);
  });

  it('take a time of the viewer as one of the world', () => {
    const values = { ...firstValues('restart', USUAL), startAt: '2026-01-02T03:04' };
    const { start_at } = optionsOf('restart', values);
    expect(new Date(start_at ?? '').getTime()).toBe(new Date(2026, 0, 2, 3, 4).getTime());
  });
});

describe('how long a job takes', () => {
  it('counts from the first batch to the last: 12 phones begin at 0, 120 and 240 s', () => {
    expect(secondsFor('restart', firstValues('restart', USUAL), 12)).toBe(240);
    expect(secondsFor('check_status', firstValues('check_status', USUAL), 12)).toBe(22);
    expect(secondsFor('check_status', firstValues('check_status', USUAL), 0)).toBe(0);
  });

  it('is said in its largest unit', () => {
    expect([1, 89, 240, 7200, 200_000].map(span)).toEqual([
      '1 second',
      '89 seconds',
      '4 minutes',
      '2 hours',
      '2 days',
    ]);
  });
});
