import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { findChromium, flags } from './chromium.ts';
import { origin, port } from './site.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  testIgnore: process.env.SCREENS ? [] : 'screens.test.ts',
  outputDir: `${root}/test-results/browser`,
  fullyParallel: true,
  // A page, its workers and the browser keep two cores busy; with fewer the tests only take longer.
  workers: Math.min(6, Math.max(2, Math.floor(availableParallelism() / 2))),
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // As long as a machine needs that builds something else beside them.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: origin,
    launchOptions: { args: flags, ...(executablePath && { executablePath }) },
    viewport: { width: 1024, height: 768 },
    trace: 'off',
  },
  webServer: {
    command: `astro preview --port ${port} --ignore-lock`,
    cwd: root,
    port,
    env: { ASTRO_TELEMETRY_DISABLED: '1' },
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
