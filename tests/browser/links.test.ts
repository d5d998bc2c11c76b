import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dist, htmlOf, pagesOf } from './site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const addressesIn = (html: string): string[] =>
  [...html.replaceAll(/<script[\s\S]*?<\/script>/g, '').matchAll(/\s(?:href|src)="([^"]+)"/g)].map((match) =>
    match[1]!.replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );

const has = (html: string, id: string): boolean =>
  [`id="${id}"`, `data-step="${id}"`].some((at) => html.includes(at));

/** What is wrong with one link of a page; undefined where it leads somewhere. */
function fault(link: string, page: string, folder: string, base: string): string | undefined {
  if (/^(https?:|mailto:|data:)/.test(link)) return undefined;
  const { pathname, hash } = new URL(link, `http://site${base}${page.slice(1)}`);
  if (!pathname.startsWith(base)) return `${link} is not under ${base}`;
  const path = decodeURI(`/${pathname.slice(base.length)}`);
  const file = path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(`${folder}${file}`)) return `${link} leads to no page`;
  const id = decodeURIComponent(hash.replace(/^#\/?/, ''));
  return id !== '' && !has(htmlOf(path, folder), id) ? `${link}: no such place on that page` : undefined;
}

const faultsIn = (folder: string, base: string): string[] =>
  pagesOf(folder).flatMap((page) =>
    [...new Set(addressesIn(htmlOf(page, folder)))]
      .map((link) => fault(link, page, folder, base))
      .filter((found) => found !== undefined)
      .map((found) => `${page}: ${found}`),
  );

test('every link within the site leads to a page and to a place on it', () => {
  expect(faultsIn(dist, '/')).toEqual([]);
});

test('the site built for a folder of another site links only within that folder', () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(`${tmpdir()}/fieldbook-`);
  try {
    execFileSync('astro', ['build', '--outDir', folder], {
      cwd: root,
      env: {
        ...process.env,
        BASE: '/course/fieldbook',
        SITE: 'https://example.org',
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect(pagesOf(folder)).toEqual(pagesOf(dist));
    expect(faultsIn(folder, '/course/fieldbook/')).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
