import { flags } from '../browser/chromium.ts';
import { host } from './host.ts';
import { pages } from './pages.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const runs = 3;

type Score = Record<(typeof categories)[number], { score: number }>;

/** Lighthouse's four marks out of 100, with its default mobile emulation and throttling: the run of median performance. */
export async function benchLighthouse(dist: string, chromePath: string): Promise<void> {
  // A path in a variable: these packages are in this folder's node_modules only once `npm run bench` has put them there.
  const [lighthousePackage, launcherPackage] = ['lighthouse', 'chrome-launcher'];
  const { default: lighthouse } = await import(lighthousePackage!);
  const { launch } = await import(launcherPackage!);
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...flags] });
  console.log(
    `| Lighthouse, mobile | ${categories.join(' | ')} |\n| --- | ${categories.map(() => '---:').join(' | ')} |`,
  );
  for (const gzip of [true, false]) {
    const { site, stop } = await host(dist, { gzip });
    for (const path of pages) {
      const found: Score[] = [];
      for (let run = 0; run < runs; run++) {
        const { lhr } = await lighthouse(site + path, {
          port: chrome.port,
          logLevel: 'error',
          onlyCategories: categories,
        });
        found.push(lhr.categories);
      }
      const median = found.toSorted((a, b) => a.performance.score - b.performance.score)[(runs - 1) / 2]!;
      const marks = categories.map((name) => Math.round(median[name].score * 100));
      console.log(`| \`${path}\` ${gzip ? 'gzipped' : 'not compressed'} | ${marks.join(' | ')} |`);
    }
    stop();
  }
  await chrome.kill();
  console.log();
}
