// Colours of the editor, and the languages of what it edits: templates (XML) and the phones' files.
//
// Guarantee: no colour but the theme's, so that both schemes are legible.

import { xml } from '@codemirror/lang-xml';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Extension, Prec, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';

export type EditorLanguage = 'template' | 'cfg';

const style = HighlightStyle.define([
  { tag: tags.tagName, color: 'var(--app-code-tag)' },
  { tag: [tags.attributeName, tags.propertyName], color: 'var(--app-code-name)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--app-code-value)' },
  { tag: [tags.comment, tags.processingInstruction], color: 'var(--app-quiet)' },
  { tag: [tags.keyword, tags.angleBracket], color: 'var(--app-code-tag)' },
]);

export const theme = EditorView.theme({
  '&': {
    fontSize: 'var(--mantine-font-size-sm)',
    backgroundColor: 'var(--app-surface)',
    color: 'var(--mantine-color-text)',
    height: '100%',
    '--app-code-tag': 'light-dark(#7a3e9d, #d0a3f0)',
    '--app-code-name': 'light-dark(#0b6075, #6fd0de)',
    '--app-code-value': 'light-dark(#8a4600, #f0b780)',
    '--app-code-placeholder': 'light-dark(#0b6075, #6fd0de)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--app-surface)',
    color: 'var(--app-quiet)',
    borderRight: '1px solid var(--app-line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--app-hover) 70%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--app-hover)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--app-picked)' },
  '.cm-placeholderName': {
    color: 'var(--app-code-placeholder)',
    fontWeight: '600',
    borderRadius: '3px',
    backgroundColor: 'var(--app-picked)',
  },
  '.cm-problemLine': { backgroundColor: 'color-mix(in srgb, var(--app-bad) 12%, transparent)' },
  '.cm-oddLine': { backgroundColor: 'color-mix(in srgb, var(--app-odd) 12%, transparent)' },
  '.cm-problem': {
    padding: '1px 8px 2px',
    fontFamily: 'var(--mantine-font-family)',
    fontSize: 'var(--mantine-font-size-xs)',
    whiteSpace: 'pre-wrap',
    color: 'var(--app-bad)',
  },
  '.cm-problem[data-tone="odd"]': { color: 'var(--app-odd)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--app-surface)',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--app-line)',
    borderRadius: '6px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--app-picked)',
    color: 'var(--mantine-color-text)',
  },
  '.cm-completionDetail': { color: 'var(--app-quiet)', fontStyle: 'normal' },
  '.cm-panels': { backgroundColor: 'var(--app-canvas)', color: 'var(--mantine-color-text)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--app-line)' },
  '.cm-textfield, .cm-button': {
    backgroundColor: 'var(--app-surface)',
    backgroundImage: 'none',
    color: 'var(--mantine-color-text)',
    border: '1px solid var(--app-line)',
    borderRadius: '4px',
  },
});

/** `name=value`, `include <file>`, notes behind `;` or `#`, conditions behind `?`. */
const cfg = StreamLanguage.define<{ isValue: boolean }>({
  startState: () => ({ isValue: false }),
  token(stream, state) {
    if (stream.sol()) {
      state.isValue = false;
      if (stream.match(/^\s*[;#].*/)) {
        return 'comment';
      }
      if (stream.match(/^include\b/)) {
        state.isValue = true;
        return 'keyword';
      }
    }
    if (!state.isValue && stream.match(/^[^=]+/)) {
      return 'propertyName';
    }
    if (stream.eat('=')) {
      state.isValue = true;
      return null;
    }
    stream.skipToEnd();
    return 'string';
  },
});

const PLACEHOLDER = /%ITCS_[A-Za-z0-9_]{1,64}%/g;
const mark = Decoration.mark({ class: 'cm-placeholderName' });
const note = Decoration.mark({
  class: 'cm-note',
  attributes: { style: 'color: var(--app-quiet)' },
});
const name = Decoration.mark({ attributes: { style: 'color: var(--app-code-name)' } });

/** What marks the lines inside of a template's CDATA, which XML sees as one text. */
function marksOf(view: EditorView, hasLines: boolean): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      if (hasLines && /^\s*;/.test(line.text)) {
        builder.add(line.from, line.to, note);
      } else {
        const end = hasLines && !/^\s*</.test(line.text) ? line.text.indexOf('=') : -1;
        if (end > 0) {
          builder.add(line.from, line.from + end, name);
        }
        for (const found of line.text.matchAll(PLACEHOLDER)) {
          const start = line.from + found.index;
          builder.add(start, start + found[0].length, mark);
        }
      }
      at = line.to + 1;
    }
  }
  return builder.finish();
}

function marks(hasLines: boolean): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = marksOf(view, hasLines);
      }
      update(update: ViewUpdate) {
        if (update.docChanged || update.viewportChanged) {
          this.decorations = marksOf(update.view, hasLines);
        }
      }
    },
    { decorations: (value) => value.decorations },
  );
  // Inside of what XML marks: the innermost colour counts.
  return Prec.highest(plugin);
}

export function language(of: EditorLanguage): Extension {
  return [
    of === 'template' ? [xml({ autoCloseTags: false }), marks(true)] : [cfg, marks(false)],
    syntaxHighlighting(style),
  ];
}
