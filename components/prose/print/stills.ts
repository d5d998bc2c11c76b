import type { StepSet } from '../steps/set.ts';

const mark = /<!--still (.*?)-->/g;

/** A step's mark in the page's text, to be replaced by its figure. JSON's own escape keeps the comment whole. */
export const stillMark = (settings: StepSet): string =>
  `<!--still ${JSON.stringify(settings).replaceAll('-', '\\u002d').replaceAll('>', '\\u003e')}-->`;

/** Cuts a text at its marks: what stands between them, and in their places the settings. */
export const cutAtStills = (html: string): (string | StepSet)[] =>
  html.split(mark).map((part, index) => (index % 2 === 0 ? part : (JSON.parse(part) as StepSet)));
