// What the form of a region holds, how it is checked, and what it sends.

import { isNetwork, PRIVATE_NETWORKS } from '../../api/networks';
import type { Region, RegionBody, Weekday } from '../../api/regions';
import { changed } from '../../components/changed';
import { regionsTexts } from '../../texts/regions';

const t = regionsTexts.form;

export const WEEKDAYS = Object.keys(regionsTexts.weekday) as Weekday[];

export interface WindowValues {
  days: Weekday[];
  from: string;
  to: string;
}

export interface RegionValues {
  name: string;
  networks: string[];
  onboarding: Region['onboarding'];
  phone_credentials: Region['phone_credentials'];
  reachable: boolean;
  disconnect_after_seconds: number | string;
  hasWindows: boolean;
  maintenance: { time_zone: string; windows: WindowValues[] };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const SILENCE_MAX = 31 * 86_400;

export const NEW_WINDOW: WindowValues = { days: ['saturday'], from: '22:00', to: '04:00' };

/** The clocks of whoever looks: a good first guess. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** All zones that this browser knows, with UTC. */
export function zones(): string[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}

export function valuesOf(region: Region | undefined): RegionValues {
  return {
    name: region?.name ?? '',
    networks: region?.networks ?? PRIVATE_NETWORKS,
    onboarding: region?.onboarding ?? 'approve',
    phone_credentials: region?.phone_credentials ?? 'verify',
    reachable: region?.reachable ?? false,
    disconnect_after_seconds: region?.disconnect_after_seconds ?? 7500,
    hasWindows: Boolean(region?.maintenance),
    maintenance: region?.maintenance
      ? {
          time_zone: region.maintenance.time_zone,
          windows: region.maintenance.windows.map((window) => ({ ...window })),
        }
      : { time_zone: ownZone(), windows: [NEW_WINDOW] },
  };
}

/** Messages by field; the server has the last word. */
export function check(values: RegionValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (values.name.trim() === '') {
    errors.name = t.nameMissing;
  }
  const odd = values.networks.filter((network) => !isNetwork(network));
  if (values.networks.length === 0) {
    errors.networks = t.networksMissing;
  } else if (odd.length > 0) {
    errors.networks = t.networksOdd(odd.join(', '));
  }
  const silence = Number(values.disconnect_after_seconds);
  if (!Number.isInteger(silence) || silence < 1 || silence > SILENCE_MAX) {
    errors.disconnect_after_seconds = t.silenceOdd;
  }
  if (values.hasWindows) {
    values.maintenance.windows.forEach((window, n) => {
      const field = `maintenance.windows.${n}`;
      if (window.days.length === 0) {
        errors[`${field}.days`] = t.daysMissing;
      }
      for (const end of ['from', 'to'] as const) {
        if (!TIME.test(window[end])) {
          errors[`${field}.${end}`] = t.timeOdd;
        }
      }
    });
  }
  return errors;
}

export function bodyOf(values: RegionValues): RegionBody {
  return {
    networks: values.networks,
    onboarding: values.onboarding,
    phone_credentials: values.phone_credentials,
    reachable: values.reachable,
    disconnect_after_seconds: Number(values.disconnect_after_seconds),
    maintenance: values.hasWindows
      ? {
          time_zone: values.maintenance.time_zone,
          windows: values.maintenance.windows.map((window) => ({
            ...window,
            days: WEEKDAYS.filter((day) => window.days.includes(day)),
          })),
        }
      : null,
  };
}

/** What is sent: all of a new region, of one that is there only what was changed. */
export function sentOf(values: RegionValues, region: Region | undefined): Partial<RegionBody> {
  const body = bodyOf(values);
  return region === undefined ? body : changed(bodyOf(valuesOf(region)), body);
}

/** The server's names of fields as the form's: `networks[0]` is about `networks`. */
export function placed(messages: Record<string, string>): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [field, message] of Object.entries(messages)) {
    const name = field.startsWith('maintenance')
      ? field.replaceAll(/\[(\d+)\]/g, '.$1').replace(/(\.days)\.\d+$/, '$1')
      : field.replace(/\[.*$/, '');
    errors[name] = errors[name] ? `${errors[name]} · ${message}` : message;
  }
  return errors;
}

/** `Sat, Sun 22:00–04:00`. */
export function windowInWords({ days, from, to }: WindowValues): string {
  const sorted = WEEKDAYS.filter((day) => days.includes(day));
  const words =
    sorted.length === WEEKDAYS.length
      ? regionsTexts.everyDay
      : sorted.map((day) => regionsTexts.weekday[day]).join(', ');
  return `${words} ${from}–${to}`;
}
