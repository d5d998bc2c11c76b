/** Boxes that scroll sideways can be reached and scrolled by keyboard; those that need not scroll stay out of the way. */
export function openOverflows(boxes: Iterable<HTMLElement>): void {
  const fit = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth + 1) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const box of boxes) fit.observe(box);
}
