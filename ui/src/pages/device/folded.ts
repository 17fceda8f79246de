// Reports that say nothing new, which is most of them, as one row for each run of them.

import type { LogEvent } from '../../api/phone';

export interface FoldedEvent extends LogEvent {
  /** How many events the row stands for. */
  times: number;
  /** The time of the oldest of them. */
  firstTime: string;
}

/** The events, newest first, with runs of reports without news folded into the newest of each. */
export function folded(events: readonly LogEvent[]): FoldedEvent[] {
  const rows: FoldedEvent[] = [];
  for (const event of events) {
    const last = rows.at(-1);
    if (last && event.kind === 'PhoneKeptAlive' && last.kind === event.kind) {
      last.times += 1;
      last.firstTime = event.time;
    } else {
      rows.push({ ...event, times: 1, firstTime: event.time });
    }
  }
  return rows;
}
