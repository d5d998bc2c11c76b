import type { Page } from '@playwright/test';

/** As many faults as a reader of a test's report wants to see. */
const enough = 20;

/** A still drawing is scaled with its page, and its live twin is at hand; KaTeX writes its formulas twice, once to be heard. */
const exempt = '.katex-mathml, script, style, noscript, [data-edition="still"] svg';
/** Small by nature; on a slide they have to be read from the last row like all else. */
export const indices = '.katex, math, sub, sup';

/** Words that are drawn smaller than a size in pixels, with their size; but for those in elements that `except` selects. */
export async function smallWords(page: Page, smallest = 12, except = indices): Promise<string[]> {
  const all = await page.evaluate(
    ({ smallest, exempt }) => {
      const found: string[] = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const element = node.parentElement!;
        // KaTeX fills some boxes with a space of no width.
        if (!node.textContent?.replaceAll('\u200b', '').trim() || element.closest(exempt)) continue;
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const scale = element instanceof SVGGraphicsElement ? Math.abs(element.getScreenCTM()?.d ?? 1) : 1;
        const zoom = element instanceof SVGGraphicsElement ? 1 : element.currentCSSZoom;
        const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale * zoom;
        const { width } = element.getBoundingClientRect();
        if (width > 1 && size < smallest - 0.05)
          found.push(`${size.toFixed(1)} px: ${node.textContent.trim().slice(0, 40)}`);
      }
      return found;
    },
    { smallest, exempt: except ? `${exempt}, ${except}` : exempt },
  );
  return all.slice(0, enough);
}

/** Words of a drawing that are cut off by its edge, or that lie on one another. */
export async function brokenLabels(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => {
    const tolerance = 1.5;
    const found: string[] = [];
    for (const svg of document.querySelectorAll<SVGSVGElement>('.fb-figure svg')) {
      const frame = svg.getBoundingClientRect();
      // A text whose parts have places of their own is as many labels.
      const labels = [...svg.querySelectorAll<SVGTextContentElement>('tspan[x], text:not(:has(tspan[x]))')]
        .filter((text) => text.textContent.trim() !== '' && !text.closest('defs, clipPath, mask'))
        .filter((text) => text.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .map((text) => ({ words: text.textContent.trim(), box: text.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      if (getComputedStyle(svg).overflow !== 'visible')
        for (const { words, box } of labels) {
          const out = Math.max(
            frame.left - box.left,
            box.right - frame.right,
            frame.top - box.top,
            box.bottom - frame.bottom,
          );
          if (out > tolerance) found.push(`cut by ${out.toFixed(0)} px: ${words}`);
        }
      for (const [at, a] of labels.entries())
        for (const b of labels.slice(at + 1)) {
          const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
          const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
          // A line's box is taller than its letters: a quarter of it may be shared.
          const line = Math.min(a.box.height, b.box.height);
          if (across > tolerance && down > line / 4 + tolerance)
            found.push(`overlap: ${a.words} / ${b.words}`);
        }
    }
    return found;
  });
  return all.slice(0, enough);
}

/** How many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
