// What the option fields of an action hold, and the options that they come to.

import type { ActionOptions, JobAction } from '../api/actions';
import type { UsualPace } from '../api/settings';
import { actionsTexts as t } from '../texts/actions';
import { KINDS } from './kinds';

/** As typed: numbers may be empty while they are. */
export interface Values {
  mode: 'graceful' | 'force' | 'scheduled';
  /** As `<input type="datetime-local">` writes it: in the viewer's zone. */
  at: string;
  text: string;
  seconds: number | string;
  firmware: string | null;
  hasRing: boolean;
  ringSize: number | string;
  ringMinutes: number | string;
  region: string | null;
  language: string | null;
  model: string | null;
  vlanMode: string;
  vlanId: number | string;
  thenUpdate: boolean;
  same: string;
  batchSize: number | string;
  batchDelay: number | string;
  delay: number | string;
  startAt: string;
  inWindow: boolean;
  stopPercent: number | string;
  stopCount: number | string;
}

/** The defaults of the manual (M43 to M49), at the pace that is set. */
export function firstValues(action: JobAction, usual: UsualPace): Values {
  const batches = batchesOf(action, usual);
  return {
    mode: 'graceful',
    at: '',
    text: '',
    seconds: 30,
    firmware: null,
    hasRing: false,
    ringSize: 10,
    ringMinutes: 30,
    region: null,
    language: null,
    model: null,
    vlanMode: '',
    vlanId: '',
    thenUpdate: false,
    same: '',
    batchSize: batches?.size ?? 1,
    batchDelay: batches?.seconds ?? usual.action_delay_seconds,
    delay: usual.action_delay_seconds,
    startAt: '',
    inWindow: false,
    stopPercent: 100,
    stopCount: 10,
  };
}

function batchesOf(action: JobAction, usual: UsualPace) {
  switch (KINDS[action].batches) {
    case 'restarts':
      return { size: usual.restart_batch_size, seconds: usual.restart_batch_delay_seconds };
    case 'files':
      return { size: 100, seconds: 0 };
    case undefined:
      return undefined;
  }
}

/** Whether it goes in batches. Phones that are told of their new files are told one by one (M65). */
export function isBatched(action: JobAction, { thenUpdate }: Pick<Values, 'thenUpdate'>): boolean {
  const { batches } = KINDS[action];
  return batches === 'files' ? !thenUpdate : batches !== undefined;
}

const isWhole = (value: number | string) => value !== '' && Number.isInteger(Number(value));

/** Whether everything that the action needs is there. */
export function isComplete(action: JobAction, values: Values): boolean {
  const paced = isBatched(action, values)
    ? isWhole(values.batchSize) && Number(values.batchSize) > 0 && isWhole(values.batchDelay)
    : isWhole(values.delay);
  return paced && hasStop(values) && hasOwn(action, values);
}

function hasStop({ stopPercent, stopCount }: Values): boolean {
  const isNever = isWhole(stopPercent) && Number(stopPercent) >= 100;
  return isNever || (isWhole(stopPercent) && isWhole(stopCount) && Number(stopCount) > 0);
}

function hasOwn(action: JobAction, values: Values): boolean {
  switch (action) {
    case 'restart':
      return values.mode !== 'scheduled' || instant(values.at) !== undefined;
    case 'send_message':
      return values.text.trim() !== '' && isWhole(values.seconds);
    case 'update_firmware':
      return (
        values.firmware !== null &&
        (!values.hasRing || (isWhole(values.ringSize) && isWhole(values.ringMinutes)))
      );
    case 'set_region':
      return values.region !== null;
    case 'set_language':
      return values.language !== null;
    case 'set_model':
      return values.model !== null;
    case 'set_vlan':
      return values.vlanMode.trim() !== '' || isWhole(values.vlanId);
    default:
      return true;
  }
}

/** A time of the viewer's zone as RFC 3339; `undefined` while it is none. */
export function instant(local: string): string | undefined {
  const time = new Date(local);
  return local === '' || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** The options of the request. Only what the action has: the server refuses the rest. */
export function optionsOf(action: JobAction, values: Values): ActionOptions {
  const pace: ActionOptions = isBatched(action, values)
    ? {
        batch_size: Number(values.batchSize),
        batch_delay_seconds: Number(values.batchDelay),
      }
    : { delay_seconds: Number(values.delay) };
  const start_at = instant(values.startAt);
  const percent = Number(values.stopPercent);
  return {
    ...pace,
    ...(start_at ? { start_at } : {}),
    ...(values.inWindow ? { in_maintenance_window: true } : {}),
    ...(percent < 100
      ? {
          stop_after_failed_percent: percent,
          stop_after_failed_count: Number(values.stopCount),
        }
      : {}),
    ...own(action, values),
  };
}

function own(action: JobAction, values: Values): ActionOptions {
  switch (action) {
    case 'restart':
      return values.mode === 'scheduled'
        ? { mode: values.mode, at: instant(values.at) }
        : { mode: values.mode };
    case 'send_message':
      return { text: values.text.trim(), seconds: Number(values.seconds) };
    case 'generate_configuration':
      return { then_update: values.thenUpdate };
    case 'update_firmware':
      return {
        firmware: values.firmware ?? undefined,
        ...(values.hasRing
          ? {
              ring_size: Number(values.ringSize),
              ring_wait_seconds: Number(values.ringMinutes) * 60,
            }
          : {}),
      };
    case 'set_region':
      return { region: values.region ?? undefined };
    case 'set_language':
      return { language: values.language ?? undefined };
    case 'set_model':
      return { model: values.model ?? undefined };
    case 'set_vlan':
      return {
        ...(values.vlanMode.trim() ? { vlan_mode: values.vlanMode.trim() } : {}),
        ...(isWhole(values.vlanId) ? { vlan_id: Number(values.vlanId) } : {}),
      };
    case 'reset_password':
      return values.same ? { same: values.same } : {};
    default:
      return {};
  }
}

/** How long the job takes to have told everybody, in seconds: the last begins then. */
export function secondsFor(action: JobAction, values: Values, targets: number): number {
  return isBatched(action, values)
    ? (Math.ceil(targets / Math.max(1, Number(values.batchSize))) - 1) * Number(values.batchDelay)
    : Math.max(0, targets - 1) * Number(values.delay);
}

/** A span as people say it, in its largest unit. */
export function span(seconds: number): string {
  if (seconds < 90) {
    return t.span.seconds(Math.round(seconds));
  }
  if (seconds < 5400) {
    return t.span.minutes(Math.round(seconds / 60));
  }
  return seconds < 129_600
    ? t.span.hours(Math.round(seconds / 3600))
    : t.span.days(Math.round(seconds / 86_400));
}
