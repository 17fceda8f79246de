// A job in words: what it does, to whom, how fast. All from what the API says of it.

import type { Job } from '../../api/jobs';
import { exactly } from '../../components/TimeAgo';
import { common, count } from '../../texts/common';
import { duration } from '../../texts/durations';
import { jobsTexts, jobTexts } from '../../texts/jobs';

type Described = Pick<Job, 'action' | 'parameters'>;

/** What it does, with what is set or shown. */
export function actionInWords({ action, parameters }: Described): string {
  const value = (name: string): string => {
    const given: unknown = (parameters as Record<string, unknown>)[name];
    return typeof given === 'string' ? given : '';
  };
  const w = jobsTexts.words;
  switch (action) {
    case 'restart':
      return value('mode') === 'scheduled'
        ? w.restartAt(timeInWords(value('at')))
        : value('mode') === 'force'
          ? w.restartForce
          : w.restartGraceful;
    case 'generate_configuration':
      return value('then_update') === 'true' ? w.generateAndUpdate : jobsTexts.action[action];
    case 'update_firmware':
      return value('firmware') ? w.firmware(value('firmware')) : jobsTexts.action[action];
    case 'send_message':
      return value('text') ? w.message(value('text')) : jobsTexts.action[action];
    case 'set_region':
      return w.region(value('region'));
    case 'set_language':
      return w.language(value('language'));
    case 'set_model':
      return w.model(value('model'));
    case 'set_vlan':
      return w.vlan([value('vlan_mode'), value('vlan_id')].filter(Boolean).join(' '));
    default:
      // The catalogue has a name for every action; these need no more.
      return jobsTexts.action[action];
  }
}

function timeInWords(time: string): string {
  return Number.isNaN(Date.parse(time)) ? time : exactly(time);
}

export interface Targets {
  words: string;
  /** The filter, for a link to the phones that match it now. */
  filter?: Record<string, string[]>;
}

/** How the targets were chosen (`chosen_by`); whatever cannot be read says so. */
export function targetsInWords(chosenBy: string): Targets {
  const t = jobsTexts.targets;
  let chosen: { macs?: unknown; users?: unknown; filter?: unknown };
  try {
    chosen = JSON.parse(chosenBy);
  } catch {
    return { words: t.unknown };
  }
  if (typeof chosen?.macs === 'number') {
    return { words: t.picked(chosen.macs) };
  }
  if (typeof chosen?.users === 'number') {
    return { words: t.pickedUsers(chosen.users) };
  }
  if (!Array.isArray(chosen?.filter)) {
    return { words: t.unknown };
  }
  const filter: Record<string, string[]> = {};
  for (const pair of chosen.filter as unknown[]) {
    if (Array.isArray(pair) && pair.length === 2) {
      const name = String(pair[0]);
      filter[name] = [...(filter[name] ?? []), String(pair[1])];
    }
  }
  const conditions = Object.entries(filter).map(([name, values]) => condition(name, values));
  return {
    words: conditions.length === 0 ? t.all : t.filter(conditions.join(', ')),
    filter,
  };
}

function condition(name: string, values: string[]): string {
  const field = jobsTexts.targets.field[name] ?? name;
  if (name === 'multiple_devices') {
    return field;
  }
  const word = (value: string) =>
    name === 'status' && value in common.status
      ? common.status[value as keyof typeof common.status].toLowerCase()
      : value;
  return `${field} ${values.map(word).join(' or ')}`;
}

/** How fast its targets have their turn. */
export function paceInWords({ pace }: Pick<Job, 'pace'>): string {
  const { batch_size: size, batch_delay_ms: delay } = pace;
  const t = jobTexts.pace;
  const apart = duration(delay / 1000);
  if (size <= 1) {
    return delay > 0 ? t.single(apart) : t.straight;
  }
  return delay > 0 ? t.batches(size, apart) : t.batchesStraight(size);
}

/** How long until the last of those that wait has its turn, if nothing holds the job up. */
export function secondsToLastTurn(job: Pick<Job, 'pace' | 'waiting'>): number {
  const batches = Math.ceil(job.waiting / Math.max(1, job.pace.batch_size));
  return Math.max(0, batches - 1) * (job.pace.batch_delay_ms / 1000);
}

/** When it begins, if that is still to come. */
export function beginsLater(job: Pick<Job, 'pace' | 'state'>, now: number): string | undefined {
  const begin = job.pace.not_before;
  return job.state === 'queued' && new Date(begin).getTime() > now ? exactly(begin) : undefined;
}

/** The parts of a job that have ended or are on their way, in the order of the bar. */
export const PARTS = ['done', 'failed', 'expired', 'cancelled', 'running'] as const;

export function endedOf(job: Pick<Job, 'done' | 'failed' | 'expired' | 'cancelled'>): number {
  return job.done + job.failed + job.expired + job.cancelled;
}

export function partsInWords(job: Pick<Job, (typeof PARTS)[number]>): string {
  return PARTS.filter((part) => job[part] > 0)
    .map((part) => `${count(job[part])} ${jobsTexts.itemState[part].toLowerCase()}`)
    .join(', ');
}
