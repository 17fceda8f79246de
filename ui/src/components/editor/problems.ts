// Problems of a text at their lines: what the API calls `line 3`, shown below the line itself.

import { type Extension, type Range, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

export interface LineProblem {
  /** From 1; 0: of the text as a whole, which stands beside the editor. */
  line: number;
  message: string;
  tone: 'bad' | 'odd';
}

/** `{field: 'line 3', message}` as the API tells of documents, and other fields as line 0. */
export function lineProblems(
  errors: readonly { field: string; message: string }[],
  tone: LineProblem['tone'] = 'bad',
): LineProblem[] {
  return errors.map(({ field, message }) => {
    const line = /^line (\d+)$/.exec(field)?.[1];
    return line
      ? { line: Number(line), message, tone }
      : { line: 0, message: field ? `${field}: ${message}` : message, tone };
  });
}

export const setProblems = StateEffect.define<readonly LineProblem[]>();

class Message extends WidgetType {
  constructor(
    readonly message: string,
    readonly tone: LineProblem['tone'],
  ) {
    super();
  }
  override eq(other: Message) {
    return other.message === this.message && other.tone === this.tone;
  }
  override toDOM() {
    const box = document.createElement('div');
    box.className = 'cm-problem';
    box.dataset.tone = this.tone;
    box.textContent = this.message;
    return box;
  }
}

function decorated(text: Text, problems: readonly LineProblem[]): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const { line, message, tone } of problems) {
    if (line >= 1 && line <= text.lines) {
      const { from, to } = text.line(line);
      const name = tone === 'bad' ? 'cm-problemLine' : 'cm-oddLine';
      ranges.push(Decoration.line({ class: name }).range(from));
      const widget = new Message(message, tone);
      ranges.push(Decoration.widget({ widget, block: true, side: 1 }).range(to));
    }
  }
  return Decoration.set(ranges, true);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setProblems)) {
        next = decorated(transaction.newDoc, effect.value);
      }
    }
    return next;
  },
  provide: (of) => EditorView.decorations.from(of),
});

export const problemMarks: Extension = field;
