import { flags } from '../browser/chromium.ts';
import { pages } from './pages.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Lighthouse's four marks out of 100, with its default mobile emulation and throttling. */
export async function benchLighthouse(site: string, chromePath: string): Promise<void> {
  // A path in a variable: these packages are in this folder's node_modules only once `npm run bench` has put them there.
  const [lighthousePackage, launcherPackage] = ['lighthouse', 'chrome-launcher'];
  const { default: lighthouse } = await import(lighthousePackage!);
  const { launch } = await import(launcherPackage!);
  const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...flags] });
  console.log(
    `| Lighthouse, mobile | ${categories.join(' | ')} |\n| --- | ${categories.map(() => '---:').join(' | ')} |`,
  );
  for (const path of pages) {
    const { lhr } = await lighthouse(site + path, {
      port: chrome.port,
      logLevel: 'error',
      onlyCategories: categories,
    });
    console.log(
      `| \`${path}\` | ${categories.map((name) => Math.round(lhr.categories[name].score * 100)).join(' | ')} |`,
    );
    for (const { id, title, score, weight } of categories.flatMap((name) =>
      lhr.categories[name].auditRefs.map((ref: { id: string; weight: number }) => ({
        ...lhr.audits[ref.id],
        weight: ref.weight,
      })),
    ))
      if (weight > 0 && score !== null && score < 0.9) console.log(`  - ${id}: ${title} (${score})`);
  }
  await chrome.kill();
  console.log();
}
