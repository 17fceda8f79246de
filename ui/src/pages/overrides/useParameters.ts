// The parameters that are offered: those that the templates of the fleet and the presets have.
// The API has no list of all that are known; it judges what is typed.

import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDevice } from '../../api/devices';
import { type OverrideOwner, useOverridePresets } from '../../api/overrides';
import { templateOptions, useAllTemplates } from '../../api/templates';

/** So many templates are read; they have most lines in common. */
const TEMPLATES_MAX = 4;

export function useParameters({ scope, owner }: OverrideOwner): string[] {
  const device = useDevice(owner, scope === 'device');
  const all = useAllTemplates();
  const presets = useOverridePresets();
  const own = device.data?.template;
  const names = useMemo(() => {
    const byUse = [...(all.data ?? [])].sort((a, b) => b.phones - a.phones);
    return own ? [own] : byUse.slice(0, TEMPLATES_MAX).map(({ name }) => name);
  }, [all.data, own]);
  const documents = useQueries({
    queries: names.map((name) => templateOptions(name)),
    combine: (results) =>
      results.map(({ data }) => (data ? `${data.global}\n${data.private}` : '')).join('\n'),
  });
  return useMemo(() => {
    const fields = (presets.data ?? []).flatMap(({ fields }) =>
      fields.map(({ parameter }) => parameter),
    );
    return [...new Set([...parametersOf(documents), ...fields])].sort((a, b) =>
      a.localeCompare(b, 'en'),
    );
  }, [documents, presets.data]);
}

/** The names of the lines, without notes and without the conditions before some of them. */
export function parametersOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => /^(?:\?(?:[A-Za-z0-9_]+:)?)?([A-Za-z0-9/_.<>-]+)=/.exec(line.trim())?.[1])
    .filter((name) => name !== undefined);
}
