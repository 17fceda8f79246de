// Differences of two texts, line by line, and unified diffs as the server gives them.
//
// Guarantee: the lines that are kept and added are the new text, those kept and removed the old
// one. The time grows with the number of differences, which is bounded: texts that have little in
// common are shown as one replacing the other.

export interface DiffLine {
  kind: 'same' | 'added' | 'removed' | 'gap';
  text: string;
  /** Line numbers, from 1. */
  before?: number;
  after?: number;
}

const DIFFERENCES_MAX = 2000;

/** All lines of both texts. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const kinds: DiffLine['kind'][] = [
    ...Array<'same'>(start).fill('same'),
    ...changes(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...Array<'same'>(end).fill('same'),
  ];
  let left = 0;
  let right = 0;
  return kinds.map((kind) => {
    if (kind === 'removed') {
      left += 1;
      return { kind, text: a[left - 1] ?? '', before: left };
    }
    right += 1;
    if (kind === 'same') {
      left += 1;
      return { kind, text: b[right - 1] ?? '', before: left, after: right };
    }
    return { kind, text: b[right - 1] ?? '', after: right };
  });
}

/** Nothing has no lines. */
const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** The shortest way from one list to the other (Myers, 1986). */
function changes(a: readonly string[], b: readonly string[]): DiffLine['kind'][] {
  const most = Math.min(a.length + b.length, DIFFERENCES_MAX);
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let steps = 0; steps <= most; steps += 1) {
    trace.push(new Map(furthest));
    for (let k = -steps; k <= steps; k += 2) {
      const down = k === -steps || (k !== steps && at(furthest, k - 1) < at(furthest, k + 1));
      let x = down ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x += 1;
      }
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        return walkedBack(trace, a.length, b.length);
      }
    }
  }
  return [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)];
}

const at = (map: Map<number, number>, k: number) => map.get(k) ?? -1;

function walkedBack(trace: Map<number, number>[], x0: number, y0: number): DiffLine['kind'][] {
  const kinds: DiffLine['kind'][] = [];
  let x = x0;
  let y = y0;
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const furthest = trace[steps] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -steps || (k !== steps && at(furthest, k - 1) < at(furthest, k + 1));
    const before = down ? k + 1 : k - 1;
    const fromX = at(furthest, before);
    const fromY = fromX - before;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      kinds.push('same');
      x -= 1;
      y -= 1;
    }
    if (steps > 0) {
      kinds.push(down ? 'added' : 'removed');
      x = fromX;
      y = fromY;
    }
  }
  return kinds.reverse();
}

/** Leaves out what is the same, but for some lines around the differences. */
export function hunks(lines: readonly DiffLine[], context = 3): DiffLine[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind !== 'same') {
      for (let other = index - context; other <= index + context; other += 1) {
        near.add(other);
      }
    }
  });
  const shown: DiffLine[] = [];
  let hidden = 0;
  lines.forEach((line, index) => {
    if (near.has(index)) {
      if (hidden > 0) {
        shown.push({ kind: 'gap', text: String(hidden) });
        hidden = 0;
      }
      shown.push(line);
    } else {
      hidden += 1;
    }
  });
  if (hidden > 0 && shown.length > 0) {
    shown.push({ kind: 'gap', text: String(hidden) });
  }
  return shown;
}

/** A unified diff's lines; the two file names before them are left out. */
export function unifiedLines(diff: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let before = 0;
  let after = 0;
  for (const line of diff.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      if (lines.length > 0) {
        lines.push({ kind: 'gap', text: '' });
      }
    } else if (before === 0 && after === 0) {
      // Names of the two files.
    } else if (line.startsWith('+')) {
      lines.push({ kind: 'added', text: line.slice(1), after });
      after += 1;
    } else if (line.startsWith('-')) {
      lines.push({ kind: 'removed', text: line.slice(1), before });
      before += 1;
    } else if (line.startsWith(' ')) {
      lines.push({ kind: 'same', text: line.slice(1), before, after });
      before += 1;
      after += 1;
    }
  }
  return lines;
}
