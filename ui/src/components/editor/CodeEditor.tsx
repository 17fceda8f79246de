// An editor for templates and the phones' files; it comes with the pages that have one.
//
// Guarantee: nothing is typed into it that the page does not get; a new `value` from outside
// replaces the text, the cursor and the way back stay where the text is the same. Tab moves on to
// the next control, as everywhere; Escape, then Tab, is not needed.

import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, insertNewline } from '@codemirror/commands';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useEffect, useRef } from 'react';
import classes from './CodeEditor.module.css';
import { completion, type Word } from './completion';
import { difference } from './difference';
import { type EditorLanguage, language, theme } from './highlight';
import { type LineProblem, problemMarks, setProblems } from './problems';

interface CodeEditorProps {
  value: string;
  onChange?: (value: string) => void;
  /** What is edited, for screen readers. */
  label: string;
  language: EditorLanguage;
  problems?: readonly LineProblem[];
  /** What is offered while `%ITCS_` is typed. */
  words?: readonly Word[];
  readOnly?: boolean;
  /** Control and S. */
  onSave?: () => void;
  /** A line to go to; another object goes there again. */
  goTo?: { line: number };
}

const NOTHING: readonly LineProblem[] = [];

/** Marks what the page puts into the editor, rather than who types. */
const given = Annotation.define<true>();

export function CodeEditor(props: CodeEditorProps) {
  const { value, problems = NOTHING, readOnly = false, goTo } = props;
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const locked = useRef(new Compartment());
  /** What was typed and has not come back as `value` yet: the page may be behind the typing. */
  const told = useRef<string[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes later is told below.
  useEffect(() => {
    const { label } = props;
    const view = new EditorView({
      parent: box.current ?? undefined,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(),
          highlightActiveLineGutter(),
          history(),
          drawSelection(),
          closeBrackets(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          problemMarks,
          completion(() => latest.current.words ?? []),
          language(props.language),
          theme,
          locked.current.of(lock(readOnly)),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            spellcheck: 'false',
            tabindex: '0',
          }),
          keymap.of([
            {
              key: 'Mod-s',
              preventDefault: true,
              run: () => {
                latest.current.onSave?.();
                return true;
              },
            },
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...searchKeymap,
            ...historyKeymap,
            // What is indented in XML is not in the lines of a phone's file.
            { key: 'Enter', run: insertNewline },
            ...defaultKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            const isTyped = !update.transactions.some((one) => one.annotation(given));
            if (update.docChanged && isTyped) {
              const text = update.state.doc.toString();
              told.current.push(text);
              latest.current.onChange?.(text);
            }
          }),
        ],
      }),
    });
    editor.current = view;
    told.current = [];
    return () => {
      view.destroy();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => {
    const view = editor.current;
    const at = told.current.lastIndexOf(value);
    if (at >= 0) {
      told.current.splice(0, at + 1);
    } else if (view) {
      told.current = [];
      // The editor knows one kind of line ends.
      const wanted = value.replace(/\r\n?/g, '\n');
      const changes = difference(view.state.doc.toString(), wanted);
      if (changes) {
        view.dispatch({ changes, annotations: given.of(true) });
      }
    }
  }, [value]);

  useEffect(() => {
    editor.current?.dispatch({ effects: setProblems.of(problems) });
  }, [problems]);

  useEffect(() => {
    editor.current?.dispatch({ effects: locked.current.reconfigure(lock(readOnly)) });
  }, [readOnly]);

  useEffect(() => {
    const view = editor.current;
    if (view && goTo && goTo.line >= 1 && goTo.line <= view.state.doc.lines) {
      const { from } = view.state.doc.line(goTo.line);
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    }
  }, [goTo]);

  return <div ref={box} className={classes.editor} />;
}

function lock(readOnly: boolean) {
  return [EditorState.readOnly.of(readOnly), EditorView.editable.of(true)];
}
