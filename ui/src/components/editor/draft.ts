// What is typed over a saved text: kept while it differs, whatever is saved or read in between.
//
// Guarantee: nothing that is typed is lost by saving, also not what is typed before the answer comes.

import { useState } from 'react';

/** What is typed and not saved, and the text that it began with. */
export interface Draft {
  text: string;
  base: string;
}

/** Where an editor stands. `sending`: what is on its way to be saved. */
export interface Place {
  saved: string;
  draft: Draft | undefined;
  sending: string | undefined;
}

/** After this was typed. While something is sent, what was saved before is a change as well. */
export function typed({ saved, draft, sending }: Place, text: string): Draft | undefined {
  return text === saved && sending === undefined ? undefined : { text, base: draft?.base ?? saved };
}

/** After `sent` was saved, and reads as `now`: what was typed meanwhile stays. */
export function stored(draft: Draft | undefined, sent: string, now: string): Draft | undefined {
  return draft && { text: draft.text === sent ? now : draft.text, base: now };
}

/** Somebody else has saved another text since the draft began. */
export function isOvertaken({ saved, draft, sending }: Place): boolean {
  return draft !== undefined && ![draft.base, draft.text, sending].includes(saved);
}

/** Saves a text, and answers how it reads now. It must have told the cache by then. */
export type Store = (text: string) => Promise<string>;

export interface Edited {
  /** What the editor shows. */
  text: string;
  /** It differs from what is saved. */
  isChanged: boolean;
  isOvertaken: boolean;
  isSaving: boolean;
  /** Why the last saving was refused, until something else is typed or saved. */
  error: Error | null;
  type: (text: string) => void;
  discard: () => void;
  save: () => void;
}

/**
 * To be used above whatever comes and goes while one types, such as tabs, and where `saved` is read:
 * a component below would be a moment behind.
 */
export function useDraft(saved: string, store: Store, onSaved: () => void): Edited {
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const [sending, setSending] = useState<string | undefined>(undefined);
  const [error, setError] = useState<Error | null>(null);
  if (draft?.text === saved && sending === undefined) {
    // It is saved, and whoever reads knows it.
    setDraft(undefined);
  }
  const text = draft?.text ?? saved;
  const isChanged = text !== saved;
  const save = async () => {
    if (!isChanged || sending !== undefined) {
      return;
    }
    setSending(text);
    setError(null);
    try {
      const now = await store(text);
      setDraft((current) => stored(current, text, now));
      onSaved();
    } catch (refusal) {
      setError(refusal as Error);
    } finally {
      setSending(undefined);
    }
  };
  return {
    text,
    isChanged,
    isOvertaken: isOvertaken({ saved, draft, sending }),
    isSaving: sending !== undefined,
    error,
    type: (next) => {
      setError(null);
      setDraft((current) => typed({ saved, draft: current, sending }, next));
    },
    discard: () => {
      setError(null);
      setDraft(undefined);
    },
    save: () => void save(),
  };
}
