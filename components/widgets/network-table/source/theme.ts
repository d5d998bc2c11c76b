import { EditorView } from '@codemirror/view';

/** The editor in the colours and measures of the page; the colours of tokens and errors are the listing's (source.css). */
export const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', fontSize: 'inherit' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    lineHeight: 'inherit',
    maxHeight: 'inherit',
    overflow: 'auto',
  },
  '.cm-content': { padding: '0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.75em 0 0' },
  '.cm-gutters': {
    color: 'var(--quiet)',
    backgroundColor: 'transparent',
    border: 'none',
    userSelect: 'none',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.25em', padding: '0 1em 0 0' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--ink) 5%, transparent)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--link) 25%, transparent)',
  },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--quiet)',
  },
  '.cm-nonmatchingBracket, &.cm-focused .cm-nonmatchingBracket': { color: 'var(--wrong)' },
  '.cm-placeholder': { color: 'var(--quiet)' },
  '.cm-lintRange-error, .cm-lintRange-warning': { backgroundImage: 'none' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper)',
    border: '1px solid var(--quiet)',
    fontFamily: 'var(--sans)',
    maxWidth: '40em',
  },
  '.cm-diagnostic': { padding: '0.4em 0.75em', borderLeft: 'none', whiteSpace: 'pre-line' },
});
