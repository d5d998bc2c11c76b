import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { dist } from './site.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A server of the built site with headers of the test's choice. */
export interface SiteServer {
  /** On localhost, and by a name that is another site to the browser. */
  origin: string;
  otherSite: string;
  /** Paths that were asked for. */
  asked: string[];
  close(): void;
}

/** @param change What to serve in place of a file, or of none; undefined: what there is. */
export async function serveSite(
  headers: Record<string, string> = {},
  change: (path: string, body: Buffer | undefined) => string | undefined = () => undefined,
): Promise<SiteServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
    asked.push(path);
    const file = path.endsWith('/') ? `${path}index.html` : path;
    void readFile(`${dist}${file}`)
      .catch(() => undefined)
      .then((found) => {
        const body = change(path, found) ?? found;
        response.writeHead(body === undefined ? 404 : 200, {
          ...headers,
          'Content-Type': types[extname(file)] ?? 'text/plain',
        });
        response.end(body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    otherSite: `http://127.0.0.1:${port}`,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
