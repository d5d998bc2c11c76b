/**
 * `npm test`: kernels, lint, types, unit tests, build, browser tests. Every stage runs even if one before it failed, so that
 * one run shows everything; the last line is `N passed, N failed`, and the exit code is 1 if anything failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './browser/chromium.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}/test-results`;
const passed: Count = { passed: 1, failed: 0, skipped: 0 };
const failed: Count = { passed: 0, failed: 1, skipped: 0 };
const skipped: Count = { passed: 0, failed: 0, skipped: 1 };

const run = (command: string, env: Record<string, string> = {}): boolean => {
  const { SITE: _site, BASE: _base, ...rest } = process.env; // the tests know the site at its default address
  const PATH = `${root}/node_modules/.bin${delimiter}${process.env.PATH}`;
  return (
    spawnSync(command, {
      cwd: root,
      shell: true,
      env: { ...rest, PATH, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    }).status === 0
  );
};

/** Runs every command, also after a failure; a check passes if all of them do. */
const check = (...commands: string[]): Count =>
  commands.map((command) => run(command)).every(Boolean) ? passed : failed;

const report = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const unit = (): Count => {
  const file = `${results}/unit.json`;
  const ok = run(
    `vitest run --config tests/vitest.config.ts --reporter=default --reporter=json --outputFile.json=${file}`,
  );
  const found = report<VitestReport>(file);
  if (!found) return failed;
  // A file that does not even load fails without a failed test in it.
  const broken = found.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failures = found.numFailedTests + broken;
  return {
    passed: found.numPassedTests,
    failed: ok ? failures : Math.max(1, failures),
    skipped: found.numPendingTests + found.numTodoTests,
  };
};

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

const browser = (): Count => {
  let chromium: string;
  try {
    chromium = ensureChromium();
  } catch (error) {
    console.error((error as Error).message);
    return failed;
  }
  const file = `${results}/browser.json`;
  const ok = run('playwright test --config tests/browser/playwright.config.ts --reporter=dot,json', {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const found = report<PlaywrightReport>(file);
  if (!found) return failed;
  const { expected, unexpected, flaky, skipped } = found.stats;
  const failures = unexpected + flaky;
  return { passed: expected, failed: ok ? failures : Math.max(1, failures), skipped };
};

const add = (a: Count, b: Count): Count => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

const line = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;

const stage = (name: string, work: () => Count): Count => {
  console.log(`\n── ${name}`);
  const count = work();
  console.log(`── ${name}: ${line(count)}`);
  return count;
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const counts = [
  stage('kernels', () => check('node src/engine/fast/build.ts')),
  stage('lint', () => check('eslint . --max-warnings 0', 'prettier --check --log-level warn .')),
  stage('types', () =>
    check('astro check --minimumFailingSeverity hint', 'svelte-check --fail-on-warnings --output human'),
  ),
  stage('unit tests', unit),
];
const build = stage('build', () => check('astro build'));
counts.push(build);
counts.push(
  stage('browser tests', () => {
    if (build.failed === 0) return browser();
    console.log('Not run: the pages were not built.');
    return skipped;
  }),
);

const total = counts.reduce(add);
console.log(`\n${line(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
