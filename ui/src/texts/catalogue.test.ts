// Finds texts that nothing shows any more.
//
// A text counts as shown when a file that knows its catalogue reads it by name, or takes a group
// that it is in as a whole (`t.tabs[tab]`, `Object.entries(t.spans)`). Names that occur twice hide
// each other: what is found is dead, not all that is dead is found.

import { expect, test } from 'vitest';

type Group = Record<string, unknown>;

const catalogues = import.meta.glob<Group>(['./*.ts', '!./*.test.ts'], { eager: true });
const files = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  eager: true,
  query: '?raw',
  import: 'default',
});

const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A name that is indexed, spread, handed over or returned, not only gone through to a part. */
const takenWhole = (name: string) =>
  new RegExp(`\\b${name}\\[|(\\.\\.\\.|\\(|[:=>?&] ?)${name}(?![\\w.(;]|\\s*\\??\\.\\w| as )`);

interface Use {
  named: boolean;
  whole: boolean;
}

/** What a file does with something that is called so in a catalogue. */
function useIn(source: string, name: string): Use {
  const aliases: string[] = [];
  const rest = source.replaceAll(
    new RegExp(`const (\\w+) = \\w+(?:\\.\\w+)*\\.${name};`, 'g'),
    (_, alias: string) => {
      aliases.push(alias);
      return '';
    },
  );
  const found = [...rest.matchAll(new RegExp(`\\.${name}\\b(\\s*\\??\\.\\w)?`, 'g'))];
  const inBraces = new RegExp(`[{,]\\s*${name}\\b[^{}()=]*\\}\\s*=\\s`).test(rest);
  return {
    named: inBraces || aliases.length > 0 || found.length > 0,
    whole:
      inBraces ||
      aliases.some((alias) => takenWhole(alias).test(rest)) ||
      found.some(([, goesOn]) => goesOn === undefined),
  };
}

function unused(sources: readonly string[], group: Group, path: string): string[] {
  return Object.entries(group).flatMap(([name, value]) => {
    const uses = sources.map((source) => useIn(source, name));
    if (isGroup(value)) {
      return uses.some(({ whole }) => whole) ? [] : unused(sources, value, `${path}.${name}`);
    }
    return uses.some(({ named }) => named) ? [] : [`${path}.${name}`];
  });
}

function unusedOf([name, value]: [string, unknown]): string[] {
  const sources = Object.values(files).filter((text) => text.includes(name));
  const isWhole = sources.some((text) => {
    const alias = new RegExp(`\\b${name} as (\\w+)`).exec(text)?.[1];
    return takenWhole(name).test(text) || (alias && takenWhole(alias).test(text));
  });
  return !isGroup(value) || isWhole ? [] : unused(sources, value, name);
}

test('every text is shown somewhere', () => {
  const dead = Object.values(catalogues).flatMap((catalogue) =>
    Object.entries(catalogue).flatMap(unusedOf),
  );
  expect(dead.join('\n')).toBe('');
});
