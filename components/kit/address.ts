/** Puts a path of the site ('/gallery/') under the base it is served from ('/course' or '/'). */
export const underBase = (base: string, path: string): string =>
  `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;

/** The address of a page of this site; every internal link goes through here, so that any base path works. */
export const href = (path: string): string => underBase(import.meta.env.BASE_URL, path);

/** Adds a query ('kernel=5&stride=2', possibly empty) to an address. */
export const withQuery = (address: string, query: string): string =>
  query === '' ? address : `${address}?${query}`;

/** Where a figure stands alone at these settings. */
export const galleryAddress = (widget: string, query = ''): string =>
  withQuery(href(`/gallery/${widget}/`), query);

/** Where a figure stands without the site around it, for another page's iframe. */
export const embedAddress = (widget: string, query = ''): string =>
  withQuery(href(`/embed/${widget}/`), query);

/** Names the page's own address after a state, without adding to the browser's history. */
export function replaceQuery(query: string): void {
  const { pathname, hash } = window.location;
  window.history.replaceState(window.history.state, '', withQuery(pathname, query) + hash);
}
