import { cpus } from 'node:os';

/** How a recording came about: what `made` says in its file. */
export interface Made {
  command: string;
  seconds: number;
  node: string;
  v8: string;
  processor: string;
}

/** @param began when, by performance.now() */
export const madeBy = (name: string, began: number): Made => ({
  command: `npm run record -- ${name}`,
  seconds: Math.round((performance.now() - began) / 1000),
  node: process.version,
  v8: process.versions.v8,
  processor: cpus()[0]?.model ?? 'unknown',
});
