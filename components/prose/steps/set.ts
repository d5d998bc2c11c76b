/** Settings that a step lays over its figure's. */
export type StepSet = Readonly<Record<string, unknown>>;

const escaped: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#38;': '&',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/** In one go: what has been put back is not read again. */
const unescaped = (attribute: string): string =>
  attribute.replace(/&(?:quot|lt|gt|amp|#3[489]);/g, (entity) => escaped[entity]!);

/** The settings of the first step in rendered HTML; none where no step has any. */
export function firstSet(html: string): StepSet {
  const written = /<section[^>]* data-set="([^"]*)"/.exec(html)?.[1];
  return written === undefined ? {} : (JSON.parse(unescaped(written)) as StepSet);
}
