import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import rehypeSlug from 'rehype-slug';
import remarkMath from 'remark-math';
import { faces } from './src/site/faces.ts';
import { siteHeaders } from './src/site/headers.ts';
import { katexFonts } from './src/site/katex-fonts.ts';
import { rehypeCitations } from './src/site/markdown/citations.ts';
import { rehypeEditions } from './src/site/markdown/editions.ts';
import { rehypeNames } from './src/site/markdown/names.ts';
import { rehypeScrollers } from './src/site/markdown/scrollers.ts';
import { rehypeSections } from './src/site/markdown/sections.ts';
import { rehypeTalk } from './src/site/markdown/talk.ts';
import { rehypeUnbroken } from './src/site/markdown/unbroken.ts';

// `\htmlData` ties a symbol in a formula to the figure; KaTeX allows it only where the author is trusted.
const katex = { trust: true, strict: false, output: 'htmlAndMathml' };

/** Figures may say `client:wake`. */
const wake = {
  name: 'wake',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'wake', entrypoint: './components/kit/wake.ts' }),
  },
};

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  server: { headers: siteHeaders() },
  build: { inlineStylesheets: 'always' },
  vite: {
    plugins: [katexFonts()],
    build: { assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined) },
  },
  integrations: [svelte(), mdx(), wake, faces()],
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath],
      rehypePlugins: [
        rehypeNames,
        rehypeTalk,
        rehypeEditions,
        rehypeSlug,
        [rehypeKatex, katex],
        rehypeScrollers,
        rehypeSections,
        rehypeCitations,
        rehypeUnbroken,
      ],
    }),
    shikiConfig: { theme: 'css-variables' },
  },
});
