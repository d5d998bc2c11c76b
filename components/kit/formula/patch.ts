import type { MathNode } from './mathml.ts';

const space = 'http://www.w3.org/1998/Math/MathML';

function made(node: MathNode): Element {
  const element = document.createElementNS(space, node.tag);
  for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value);
  if (node.text !== undefined) element.textContent = node.text;
  element.append(...(node.children ?? []).map(made));
  return element;
}

function patchAttributes(element: Element, { attributes: before = {} }: MathNode, after: MathNode): void {
  for (const [name, value] of Object.entries(after.attributes ?? {})) {
    if (before[name] !== value) element.setAttribute(name, value);
  }
  for (const name of Object.keys(before)) {
    if (after.attributes?.[name] === undefined) element.removeAttribute(name);
  }
}

/**
 * Turns the children of an element, which show `before`, into `after`. Elements stay where their tag does:
 * what a figure changes many times a second is mostly a digit.
 */
export function patchChildren(
  parent: Element,
  before: readonly MathNode[] = [],
  after: readonly MathNode[] = [],
): void {
  const elements = [...parent.children];
  after.forEach((node, index) => {
    const element = elements[index];
    const shown = before[index];
    if (!element || !shown) parent.append(made(node));
    else if (shown.tag !== node.tag) element.replaceWith(made(node));
    else {
      patchAttributes(element, shown, node);
      if (node.text !== shown.text) element.textContent = node.text ?? '';
      patchChildren(element, shown.children, node.children);
    }
  });
  for (const element of elements.slice(after.length)) element.remove();
}
