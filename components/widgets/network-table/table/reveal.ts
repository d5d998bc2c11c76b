/** The nearest box around an element that scrolls up and down; undefined if only the page does. */
function scroller(element: Element): Element | undefined {
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY);
    if (scrolls && box.scrollHeight > box.clientHeight + 1) return box;
  }
  return undefined;
}

/** Scrolls the box that a row stands in, never the page, until the row is clear of the table's head and the panel below. */
export function reveal(row: HTMLElement): void {
  const box = scroller(row);
  if (!box) return;
  const { top, bottom } = box.getBoundingClientRect();
  const { top: rowTop, bottom: rowBottom } = row.getBoundingClientRect();
  const head = row.closest('table')?.tHead?.offsetHeight ?? 0;
  const panel = row.closest('.layers')?.querySelector<HTMLElement>('.aside')?.offsetHeight ?? 0;
  const above = top + head - rowTop;
  const below = rowBottom - (bottom - panel);
  if (above > 0) box.scrollTop -= above;
  else if (below > 0) box.scrollTop += below;
}
