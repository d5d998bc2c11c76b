import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

const isCompressed = (file: string): boolean => /\.(woff2|webp)$/.test(file);

/** Serves a built site as a static host does: text gzipped, or not, where the host does not compress. */
export async function host(folder: string, { gzip }: { gzip: boolean }) {
  const held = new Map<string, Buffer>();
  const read = (file: string): Buffer => {
    if (!held.has(file)) {
      const body = readFileSync(file);
      held.set(file, gzip && !isCompressed(file) ? gzipSync(body) : body);
    }
    return held.get(file)!;
  };
  const server = createServer(({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url!, 'http://site').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return void response.writeHead(404).end();
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    if (gzip && !isCompressed(file)) response.setHeader('Content-Encoding', 'gzip');
    response.end(read(file));
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  const address = server.address() as { port: number };
  return {
    site: `http://localhost:${address.port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
