import { describe, expect, test } from 'vitest';
import type { Region } from '../../api/regions';
import { bodyOf, check, placed, sentOf, valuesOf, windowInWords } from './values';

const region: Region = {
  name: 'Oslo',
  networks: ['10.20.0.0/16'],
  onboarding: 'automatic',
  phone_credentials: 'learn',
  reachable: true,
  disconnect_after_seconds: 7500,
  maintenance: {
    time_zone: 'Europe/Oslo',
    windows: [{ days: ['sunday', 'saturday'], from: '22:00', to: '04:00' }],
  },
  devices: 3,
  users: 2,
};

describe('the form of a region', () => {
  test('sends back what it was given', () => {
    const { name: _, devices: _d, users: _u, ...body } = region;
    const sent = bodyOf(valuesOf(region));
    expect({ ...sent, maintenance: undefined }).toEqual({ ...body, maintenance: undefined });
    expect(sent.maintenance?.windows[0]?.days).toEqual(['saturday', 'sunday']);
  });

  test('takes windows away with null', () => {
    expect(bodyOf({ ...valuesOf(region), hasWindows: false }).maintenance).toBeNull();
  });

  test('sends of a region only what was changed in the form', () => {
    const values = valuesOf(region);
    expect(sentOf(values, region)).toEqual({});
    expect(sentOf({ ...values, networks: ['10.21.0.0/16'] }, region)).toEqual({
      networks: ['10.21.0.0/16'],
    });
    expect(sentOf({ ...values, hasWindows: false }, region)).toEqual({ maintenance: null });
    expect(Object.keys(sentOf(values, undefined))).toHaveLength(6);
  });

  test('names what is missing or odd', () => {
    expect(check(valuesOf(region))).toEqual({});
    const odd = check({
      ...valuesOf(region),
      name: ' ',
      networks: ['10.20.0.0'],
      disconnect_after_seconds: '',
      maintenance: { time_zone: 'UTC', windows: [{ days: [], from: '', to: '24:00' }] },
    });
    expect(Object.keys(odd).sort()).toEqual([
      'disconnect_after_seconds',
      'maintenance.windows.0.days',
      'maintenance.windows.0.from',
      'maintenance.windows.0.to',
      'name',
      'networks',
    ]);
  });

  test('places the server’s messages at its fields', () => {
    expect(
      placed({
        'networks[0]': 'invalid',
        'networks[2]': 'double',
        'maintenance.time_zone': 'no zone',
        'maintenance.windows[1].days[0]': 'no day',
      }),
    ).toEqual({
      networks: 'invalid · double',
      'maintenance.time_zone': 'no zone',
      'maintenance.windows.1.days': 'no day',
    });
  });

  test('says a window in words', () => {
    expect(windowInWords({ days: ['sunday', 'monday'], from: '22:00', to: '04:00' })).toBe(
      'Mon, Sun 22:00–04:00',
    );
  });
});
