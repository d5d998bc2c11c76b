import type { Plugin } from 'vite';

/** KaTeX names each font in three formats; every browser that can run this site reads the first. */
export const katexFonts = (): Plugin => ({
  name: 'katex-fonts',
  enforce: 'pre',
  transform: (css, id) =>
    /katex[^/]*\.css$/.test(id)
      ? css.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("\w+"\)/g, '')
      : undefined,
});
