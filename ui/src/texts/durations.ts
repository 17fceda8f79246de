// Spans of time as people say them.

import { plural } from './common';

const UNITS: [number, string][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** `2 hours 5 minutes`, `90 seconds` as `1 minute 30 seconds`: the two largest units of it. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) {
    return seconds > 0 ? `${Math.round(seconds * 1000)} ms` : plural(0, 'second');
  }
  const parts: string[] = [];
  let left = whole;
  for (const [size, unit] of UNITS) {
    const n = Math.floor(left / size);
    if (n > 0) {
      parts.push(plural(n, unit));
      left -= n * size;
    } else if (parts.length > 0) {
      break;
    }
    if (parts.length === 2) {
      break;
    }
  }
  return parts.join(' ');
}
