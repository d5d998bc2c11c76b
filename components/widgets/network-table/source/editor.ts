import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { pythonLanguage } from '@codemirror/lang-python';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { Diagnostic } from '@network/diagnostic.ts';
import { theme } from './theme.ts';

export interface Editor {
  focus(): void;
  /** Replaces the whole text where it differs; undo brings the old one back. Not reported as a change by the reader. */
  show(source: string): void;
  /** Underlines what is wrong. */
  mark(diagnostics: readonly Diagnostic[]): void;
  /** Moves the cursor to a place and takes the focus. */
  goTo(place: { from: number; to: number }): void;
  /** Replaces the whole text as if the reader had typed it. */
  replace(source: string): void;
  destroy(): void;
}

interface Options {
  source: string;
  label: string;
  describedBy: string;
  empty: string;
  onchange(source: string): void;
}

/** CodeMirror for Python. Tab indents; Escape and then Tab leaves (CodeMirror's own rule). */
export function createEditor(parent: HTMLElement, options: Options): Editor {
  let shown = options.source;
  const report = EditorView.updateListener.of((update) => {
    if (!update.docChanged) return;
    const source = update.state.doc.toString();
    if (source === shown) return;
    shown = source;
    options.onchange(source);
  });

  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.source,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        drawSelection(),
        history(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('    '),
        pythonLanguage,
        syntaxHighlighting(classHighlighter),
        placeholder(options.empty),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-describedby': options.describedBy,
          spellcheck: 'false',
          autocapitalize: 'off',
          autocorrect: 'off',
        }),
        theme,
        report,
      ],
    }),
  });
  const within = (offset: number) => Math.min(Math.max(0, offset), view.state.doc.length);

  return {
    focus: () => view.focus(),
    show(source) {
      if (source === shown) return;
      shown = source;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } });
    },
    mark(diagnostics) {
      const marks = diagnostics.map(({ from, to, severity, message, hint }) => ({
        from: within(from),
        to: within(Math.max(to, from + 1)),
        severity,
        message: hint ? `${message}\n${hint}` : message,
      }));
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo({ from, to }) {
      view.dispatch({ selection: { anchor: within(from), head: within(to) }, scrollIntoView: true });
      view.focus();
    },
    replace(source) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } });
    },
    destroy: () => view.destroy(),
  };
}
