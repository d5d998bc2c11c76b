import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export interface Served {
  address: string;
  /** The same, cross-origin isolated: its pages may have threads. */
  isolated: string;
  stop(): Promise<void>;
}

/** Builds the page with all contenders, WebAssembly files included, and serves it from this machine. */
export async function serve(root: string): Promise<Served> {
  const outDir = mkdtempSync(join(tmpdir(), 'yardstick-'));
  const shared = { root, configFile: false as const, logLevel: 'error' as const };
  await build({
    ...shared,
    base: './',
    resolve: { tsconfigPaths: true },
    worker: { format: 'es' },
    build: { outDir, target: 'esnext', assetsInlineLimit: 0, chunkSizeWarningLimit: 1e6 },
  });
  const open = (port: number, headers = {}) =>
    preview({ ...shared, build: { outDir }, preview: { port, headers } });
  const server = await open(4462);
  const isolated = await open(4463, {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  });
  return {
    address: server.resolvedUrls!.local[0]!,
    isolated: isolated.resolvedUrls!.local[0]!,
    async stop() {
      await Promise.all([server.close(), isolated.close()]);
      rmSync(outDir, { recursive: true });
    },
  };
}
