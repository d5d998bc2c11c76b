import type { MiddlewareHandler } from 'astro';

/** What a page does comes after what it says: its scripts are fetched behind its words and their fonts. */
export const onRequest: MiddlewareHandler = async (_context, next) => {
  const response = await next();
  if (!response.headers.get('Content-Type')?.includes('text/html')) return response;
  const html = await response.text();
  const patient = html.replaceAll(
    '<script type="module" src=',
    '<script type="module" fetchpriority="low" src=',
  );
  return new Response(patient, response);
};
