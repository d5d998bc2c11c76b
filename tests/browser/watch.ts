import type { Page } from '@playwright/test';
import { origin } from './site.ts';

/** Collects what no visitor sees but a developer should: console errors, page errors, requests that leave the site. */
export function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url))
      complaints.push(`request leaves the site: ${url}`);
  });
  return complaints;
}
