/** The upper third of the window: what stands there is being read. */
const reading = '0px 0px -66% 0px';

/** Marks in a list of contents the section that is being read, and keeps the list open where it stands beside the text. */
export function markCurrent(nav: Element): void {
  const linkTo = new Map(
    [...nav.querySelectorAll<HTMLAnchorElement>('a')].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  const inView = new Set<string>();
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        inView[isIntersecting ? 'add' : 'delete'](target.getAttribute('aria-labelledby')!);
      const current = [...linkTo.keys()].findLast((id) => inView.has(id));
      for (const [id, link] of linkTo)
        if (id === current) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
    },
    { rootMargin: reading },
  );
  for (const id of linkTo.keys()) {
    const section = document.getElementById(id)?.closest('section');
    if (section) seen.observe(section);
  }
}
