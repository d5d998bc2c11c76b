/** Every element of a page that has words of its own and is folded away. */
function* folded(): Generator<readonly [HTMLElement, words: string]> {
  for (const details of document.querySelectorAll('details:not([open])')) {
    const texts = document.createTreeWalker(details, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (text.nodeValue!.trim() !== '') yield [text.parentElement!, text.nodeValue!];
  }
}

/** Fetches the faces that only folded words need: paper unfolds them, and does not wait for a face that was never asked for. */
export function fetchFoldedFaces(): void {
  const needed = new Map<string, string>();
  for (const [element, words] of folded()) {
    const { fontStyle, fontWeight, fontFamily } = getComputedStyle(element);
    const face = `${fontStyle} ${fontWeight} 1em ${fontFamily}`;
    needed.set(face, (needed.get(face) ?? '') + words);
  }
  for (const [face, words] of needed) void document.fonts.load(face, words);
}
