import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { tsconfigPaths: true },
  test: {
    include: ['tests/{engine,network,training,course,kit,widgets}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
