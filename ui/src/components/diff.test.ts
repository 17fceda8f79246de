import { describe, expect, it } from 'vitest';
import { diffLines, hunks, unifiedLines } from './diff';

const text = (lines: ReturnType<typeof diffLines>, kinds: string[]) =>
  lines
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('\n');

describe('diffLines', () => {
  it('gives back both texts, and no more differences than there are', () => {
    const cases: [string, string, number][] = [
      ['', '', 0],
      ['a\nb\nc', 'a\nb\nc', 0],
      ['a\nb\nc', 'a\nx\nc', 2],
      ['a\nb\nc\nd', 'b\nc\nd\ne', 2],
      ['x', 'a\nb\nx\nc', 3],
      ['a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc', 5],
    ];
    for (const [before, after, differences] of cases) {
      const lines = diffLines(before, after);
      expect(text(lines, ['same', 'removed'])).toBe(before);
      expect(text(lines, ['same', 'added'])).toBe(after);
      expect(lines.filter(({ kind }) => kind !== 'same')).toHaveLength(differences);
    }
  });

  it('holds for any two texts', () => {
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const some = () => Array.from({ length: random(30) }, () => 'abcd'[random(4)]).join('\n');
    for (let round = 0; round < 200; round += 1) {
      const [before, after] = [some(), some()];
      const lines = diffLines(before, after);
      expect(text(lines, ['same', 'removed'])).toBe(before);
      expect(text(lines, ['same', 'added'])).toBe(after);
    }
  });

  it('numbers the lines of both sides', () => {
    expect(diffLines('a\nb', 'a\nc')).toEqual([
      { kind: 'same', text: 'a', before: 1, after: 1 },
      { kind: 'removed', text: 'b', before: 2 },
      { kind: 'added', text: 'c', after: 2 },
    ]);
  });
});

describe('hunks', () => {
  it('leaves out what is far from a difference, and says how much', () => {
    const before = Array.from({ length: 20 }, (_, line) => `line ${line}`);
    const after = before.with(10, 'other');
    const shown = hunks(diffLines(before.join('\n'), after.join('\n')), 2);
    expect(shown.map(({ kind }) => kind).join(' ')).toBe(
      'gap same same removed added same same gap',
    );
    expect(shown[0]?.text).toBe('8');
  });

  it('of the same texts is nothing', () => {
    expect(hunks(diffLines('a\nb', 'a\nb'))).toEqual([]);
  });
});

describe('unifiedLines', () => {
  it('reads what the server writes', () => {
    const diff =
      '--- a.cfg\n+++ a.cfg\n@@ -3,3 +3,3 @@\n same\n-old\n+new\n same\n@@ -9 +9,2 @@\n x\n+y\n';
    expect(unifiedLines(diff)).toEqual([
      { kind: 'same', text: 'same', before: 3, after: 3 },
      { kind: 'removed', text: 'old', before: 4 },
      { kind: 'added', text: 'new', after: 4 },
      { kind: 'same', text: 'same', before: 5, after: 5 },
      { kind: 'gap', text: '' },
      { kind: 'same', text: 'x', before: 9, after: 9 },
      { kind: 'added', text: 'y', after: 10 },
    ]);
  });

  it('is not misled by lines that look like names of files', () => {
    expect(unifiedLines('@@ -1 +1 @@\n--- x\n+++ y').map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ]);
  });
});
