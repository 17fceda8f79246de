// Completes placeholders while `%ITCS_…` is typed, or what a page knows of them.

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';

export interface Word {
  /** As it is written: `%ITCS_Model%`. */
  text: string;
  /** Its value, or where it comes from. */
  detail?: string;
  info?: string;
}

/** What may stand where `before` ends, and from where on it is replaced. */
export function wordsAt(before: string, words: readonly Word[]) {
  const found = /%[A-Za-z0-9_]*$/.exec(before);
  if (!found) {
    return undefined;
  }
  // An odd number of percent signs before it: this one ends a placeholder.
  const isEnd = /%ITCS_[A-Za-z0-9_]+%$/.test(before);
  return isEnd ? undefined : { from: found.index, words };
}

export function completion(words: () => readonly Word[]) {
  const source = (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const at = wordsAt(before, words());
    if (!at && !context.explicit) {
      return null;
    }
    const after = line.text.slice(context.pos - line.from);
    // What is left of a placeholder behind the cursor is replaced with it.
    const rest = /^[A-Za-z0-9_]*%/.exec(after)?.[0].length ?? 0;
    const options: Completion[] = words().map(({ text, detail, info }) => ({
      label: text,
      detail,
      info,
      type: 'variable',
      apply: (view, _completion, from, to) => {
        const end = at ? to + rest : to;
        view.dispatch({
          changes: { from, to: end, insert: text },
          selection: { anchor: from + text.length },
          userEvent: 'input.complete',
        });
      },
    }));
    return {
      from: at ? line.from + at.from : context.pos,
      options,
      validFor: /^%[A-Za-z0-9_]*$/,
    };
  };
  return autocompletion({ override: [source], icons: false, activateOnTyping: true });
}
