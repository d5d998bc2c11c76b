/** Settings that a step lays over its figure's. */
export type StepSet = Readonly<Record<string, unknown>>;

const unescaped = (attribute: string): string =>
  attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#38;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The settings of the first step in rendered HTML; none where no step has any. */
export function firstSet(html: string): StepSet {
  const written = /<section[^>]* data-set="([^"]*)"/.exec(html)?.[1];
  return written === undefined ? {} : (JSON.parse(unescaped(written)) as StepSet);
}
