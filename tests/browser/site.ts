import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const port = Number(process.env.TEST_PORT ?? 4431);
export const origin = `http://localhost:${port}`;

/** The folder of the built site. */
export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** The addresses of all pages in a built site, as `/lessons/x/`. Throws if the site was not built. */
export function pagesOf(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`No built site at ${folder}: run npm run build first.`);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
    .sort();
}

export const pages = pagesOf(dist);

/** The HTML of one page of a built site. */
export const htmlOf = (page: string, folder = dist): string =>
  readFileSync(`${folder}${page.endsWith('/') ? `${page}index.html` : page}`, 'utf8');
