import { readFileSync } from 'node:fs';

/** Headers as `public/_headers` gives them to every page: lines of `Name: value`, indented below the pattern. */
const headersIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^\s+([\w-]+): (.+)$/gm)].map(([, name, value]) => [name!, value!]));

/** What the site is to be served with; the same in the dev server, the preview and on hosts that read the file. */
export const siteHeaders = (): Record<string, string> =>
  headersIn(readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8'));
