// The placeholders that the editor offers, each once, with what it is at most known by.

import type { Placeholder } from '../../api/placeholders';
import type { TemplatePlaceholder } from '../../api/templates';
import type { Word } from '../../components/editor/completion';
import { templateTexts } from '../../texts/templates';

const t = templateTexts.placeholders;

interface Like {
  value: string | null;
  hidden: boolean;
  known: boolean;
}

function detailOf({ value, hidden, known }: Like): string {
  if (hidden) {
    return t.hidden;
  }
  return value ? value : known ? t.known : t.noValue;
}

/** `lists`: from the widest scope to narrower ones; what is first counts. */
export function wordsOf(
  own: readonly TemplatePlaceholder[],
  lists: readonly (readonly Placeholder[] | undefined)[],
): Word[] {
  const words = new Map<string, Word>();
  for (const { placeholder, description, ...like } of own) {
    words.set(placeholder, { text: placeholder, detail: detailOf(like), info: description });
  }
  for (const list of lists) {
    for (const { placeholder, description, is_known, value, hidden } of list ?? []) {
      if (!words.has(placeholder)) {
        const detail = detailOf({ value, hidden, known: is_known });
        words.set(placeholder, { text: placeholder, detail, info: description });
      }
    }
  }
  return [...words.values()].sort((a, b) => a.text.localeCompare(b.text, 'en'));
}
