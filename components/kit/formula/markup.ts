import type { MathNode } from './mathml.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** An element as MathML is written. */
export function markup({ tag, text = '', children = [], attributes = {} }: MathNode): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${said.join('')}>${escaped(text)}${children.map(markup).join('')}</${tag}>`;
}
