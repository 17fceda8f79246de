import { describe, expect, it } from 'vitest';
import { diffLines, linesOf } from './diff';

const SIGNS = { same: ' ', added: '+', removed: '-' };
const shown = (before: string, after: string) =>
  diffLines([...before], [...after])
    .map(({ kind, text }) => SIGNS[kind] + text)
    .join('');

describe('a diff of lines', () => {
  it('shows what goes before what comes', () => {
    expect(shown('abc', 'axc')).toBe(' a-b+x c');
    expect(shown('', 'ab')).toBe('+a+b');
    expect(shown('ab', '')).toBe('-a-b');
    expect(shown('abc', 'abc')).toBe(' a b c');
  });

  it('keeps as many lines as can be kept', () => {
    const lines = diffLines([...'abcabba'], [...'cbabac']);
    expect(lines.filter(({ kind }) => kind === 'same')).toHaveLength(4);
    const back = (kind: 'added' | 'removed') =>
      lines
        .filter((line) => line.kind === 'same' || line.kind === kind)
        .map(({ text }) => text)
        .join('');
    expect(back('removed')).toBe('abcabba');
    expect(back('added')).toBe('cbabac');
  });

  it('does not take repeated ends for more than they are', () => {
    expect(shown('aa', 'a')).toBe(' a-a');
    expect(shown('a', 'aa')).toBe(' a+a');
  });
});

it('lines end with either kind of line end', () => {
  expect(linesOf('a=1\r\nb=2\n')).toEqual(['a=1', 'b=2']);
  expect(linesOf('a=1\n\nb')).toEqual(['a=1', '', 'b']);
  expect(linesOf('')).toEqual([]);
});
