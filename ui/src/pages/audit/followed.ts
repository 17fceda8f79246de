// The log as it was read, with what has come since.
//
// Guarantee: each event once, none left out in between, however the log and the stream take turns:
// when the log is read anew it reaches further than some of what was followed.

import type { EventItem, EventPage } from '../../api/events';
import type { List } from '../../api/query';

/** `followed`: the newest first. */
export function withFollowed(
  list: List<EventItem, EventPage>,
  followed: EventItem[],
): List<EventItem, EventPage> {
  const head = list.first?.position ?? 0;
  const newer = followed.filter(({ position }) => position > head);
  if (newer.length === 0) {
    return list;
  }
  return {
    ...list,
    rows: [...newer, ...list.rows],
    total: list.total === undefined ? undefined : list.total + newer.length,
  };
}
