// The one change that makes a text another one.
//
// What is the same at both ends is left alone, and so is a cursor there.

export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** `undefined`: the texts are the same. */
export function difference(before: string, after: string): Change | undefined {
  if (before === after) {
    return undefined;
  }
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) {
    end += 1;
  }
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}
