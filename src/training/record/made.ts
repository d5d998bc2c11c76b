import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** How a recording came about: what `made` says in its file. */
export interface Made {
  command: string;
  /** Of the tree as it was when the recording began; a + behind it if files had been changed since. */
  commit: string;
  seconds: number;
  node: string;
  v8: string;
  processor: string;
}

const git = spawnSync('git', ['describe', '--always', '--abbrev=40', '--exclude=*', '--dirty=+'], {
  cwd: import.meta.dirname,
  encoding: 'utf8',
});
const commit = git.status === 0 ? git.stdout.trim() : 'unknown';

/** @param began when, by performance.now() */
export const madeBy = (name: string, began: number): Made => ({
  command: `npm run record -- ${name}`,
  commit,
  seconds: Math.round((performance.now() - began) / 1000),
  node: process.version,
  v8: process.versions.v8,
  processor: cpus()[0]?.model ?? 'unknown',
});
