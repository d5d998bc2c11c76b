import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const help = `The browser tests need Chromium. Do one of these, then run npm test again:
  - Debian:           apt-get install chromium   (as root)
  - any system:       npx playwright install --with-deps chromium
  - already have it:  CHROMIUM_PATH=/path/to/chromium npm test`;

/** Ubuntu ships a stub that only says "use snap": a browser that cannot tell its version is none. */
const works = (path: string): boolean =>
  existsSync(path) &&
  (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0);

/** The Chromium to test with: CHROMIUM_PATH, the system's, or Playwright's own; undefined where there is none. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file.`);
  return named ?? [...usualPlaces, chromium.executablePath()].find(works);
}

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

const run = (command: string, ...args: string[]): boolean => {
  console.log(`Chromium is missing: ${[command, ...args].join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { env, shell, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
};

const installFromDebian = (): boolean =>
  run('apt-get', 'update', '-qq') &&
  run('apt-get', 'install', '-qq', '-y', '--no-install-recommends', 'chromium');

/** Finds Chromium, or installs it where this process may. Throws with what to do by hand where it may not. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (isDebian() && process.getuid?.() === 0) installFromDebian();
  const installed = findChromium() ?? (run('npx', 'playwright', 'install', 'chromium') && findChromium());
  if (!installed) throw new Error(help);
  return installed;
}

/** Flags for a quiet, offline, sandbox-free Chromium, as containers need. */
export const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  '--enable-unsafe-swiftshader',
];
