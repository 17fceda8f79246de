// A time as people say it, with the exact one behind it.

import { useSyncExternalStore } from 'react';
import { common } from '../texts/common';

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'short' });
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** How long before `now` it was; a date after a month. */
export function ago(time: Date, now: number): string {
  const seconds = Math.round((now - time.getTime()) / 1000);
  if (seconds < 45) {
    return common.ago.now;
  }
  if (seconds > 30 * 86_400) {
    return absolute.format(time);
  }
  const [unit, size] = STEPS.find(([, length]) => seconds >= length) ?? ['minute', 60];
  return relative.format(-Math.max(1, Math.floor(seconds / size)), unit);
}

/** A time in full, in the viewer's zone. */
export function exactly(time: string): string {
  return absolute.format(new Date(time));
}

// One clock for all: it ticks as long as somebody looks.
let now = Date.now();
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of watchers) {
      each();
    }
  }, 15_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

export function TimeAgo({ time }: { time: string | null | undefined }) {
  const shownAt = useSyncExternalStore(watch, () => now);
  if (!time) {
    return <span>{common.ago.never}</span>;
  }
  return (
    <time dateTime={time} title={exactly(time)}>
      {ago(new Date(time), Math.max(shownAt, Date.now() - 15_000))}
    </time>
  );
}
