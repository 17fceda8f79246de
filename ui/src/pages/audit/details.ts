// What an event holds, as lines that people read.

/** A field of an event: a value, or fields of its own. */
export interface Line {
  name: string;
  value: string;
  /** It names another event of the log. */
  position?: number;
  lines?: Line[];
}

/** Fields that hold the position of another event. */
const POSITIONS = new Set(['raised', 'command', 'chosen_at', 'inputs']);

export function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isPair(value: unknown): value is [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}

function lineOf(name: string, value: unknown): Line {
  const words = inWords(name);
  if (value === null || value === undefined || value === '') {
    return { name: words, value: '–' };
  }
  if (typeof value === 'number' && POSITIONS.has(name)) {
    return { name: words, value: String(value), position: value };
  }
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isPair)) {
      return { name: words, value: '', lines: value.map(([key, one]) => lineOf(key, one)) };
    }
    if (value.some((one) => typeof one === 'object' && one !== null)) {
      return {
        name: words,
        value: '',
        lines: value.map((one, n) => lineOf(String(n + 1), one)),
      };
    }
    return { name: words, value: value.length === 0 ? '–' : value.map(String).join(', ') };
  }
  if (typeof value === 'object') {
    return { name: words, value: '', lines: linesOf(value) };
  }
  return { name: words, value: String(value) };
}

/** The fields of an event's data, in its order. */
export function linesOf(data: unknown): Line[] {
  if (typeof data !== 'object' || data === null) {
    return [];
  }
  return Object.entries(data).map(([name, value]) => lineOf(name, value));
}

const SUMMARY_MAX = 200;
/** Fields that say nothing at a glance. */
const DULL = new Set(['hash', 'fingerprint', 'key', 'targets', 'sha256']);

/** The filled fields in one line. */
export function summaryOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) {
    return '';
  }
  const parts: string[] = [];
  let length = 0;
  for (const [name, value] of Object.entries(data)) {
    const isPlain = typeof value === 'string' || typeof value === 'number' || value === true;
    if (!isPlain || value === '' || DULL.has(name)) {
      continue;
    }
    const part = `${name.replaceAll('_', ' ')} ${String(value)}`;
    parts.push(part);
    length += part.length;
    if (length > SUMMARY_MAX) {
      break;
    }
  }
  return parts.join(' · ').slice(0, SUMMARY_MAX);
}
