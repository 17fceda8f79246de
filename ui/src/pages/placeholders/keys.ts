// What counts for a placeholder where nothing is set: the value of the next wider scope, as the
// server resolves it (phone, region, model, all phones, built in).

import type { Placeholder } from '../../api/placeholders';

export interface Wider {
  value: string | null;
  hidden: boolean;
  from: 'region' | 'model' | 'system' | 'builtIn' | 'known';
  owner: string | null;
  description: string;
}

/** By name. `lists`: of the next wider scope first, the system's last. */
export function widerOf(
  lists: readonly (readonly Placeholder[] | undefined)[],
): Map<string, Wider> {
  const all = new Map<string, Wider>();
  for (const list of lists) {
    for (const placeholder of list ?? []) {
      const { name, value, hidden, owner, description, is_default, is_known, scope } = placeholder;
      const before = all.get(name);
      // An empty value is no value; a hidden one is there, whatever it is.
      const hasValue = hidden || (value !== null && value !== '');
      const isBetter =
        before === undefined ||
        (hasValue && !before.hidden && (before.value === null || before.value === ''));
      if (isBetter) {
        const from = is_default
          ? is_known
            ? 'known'
            : 'builtIn'
          : scope === 'device'
            ? 'system'
            : scope;
        all.set(name, {
          value,
          hidden,
          from,
          owner,
          description: description || before?.description || '',
        });
      }
    }
  }
  return all;
}
