import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import rehypeSlug from 'rehype-slug';
import remarkMath from 'remark-math';
import { rehypeCitations } from './src/site/markdown/citations.ts';
import { rehypeScrollers } from './src/site/markdown/scrollers.ts';
import { rehypeSections } from './src/site/markdown/sections.ts';

// `\htmlData` ties a symbol in a formula to the figure; KaTeX allows it only where the author is trusted.
const katex = { trust: true, strict: false, output: 'htmlAndMathml' };

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: process.env.BASE ?? '/',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [svelte(), mdx()],
  markdown: {
    processor: unified({
      remarkPlugins: [remarkMath],
      rehypePlugins: [rehypeSlug, [rehypeKatex, katex], rehypeScrollers, rehypeSections, rehypeCitations],
    }),
    shikiConfig: { theme: 'css-variables' },
  },
});
