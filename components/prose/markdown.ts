import { createMarkdownProcessor } from '@astrojs/markdown-remark';

const processor = createMarkdownProcessor({ syntaxHighlight: false });

/** Markdown from a YAML file as HTML. */
export const markdown = async (text: string): Promise<string> => (await (await processor).render(text)).code;

/** One paragraph of Markdown as HTML that may stand inside a sentence. */
export const inlineMarkdown = async (text: string): Promise<string> =>
  (await markdown(text)).trim().replace(/^<p>(.*)<\/p>$/s, '$1');
