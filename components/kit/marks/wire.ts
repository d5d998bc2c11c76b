import { short } from './units.ts';

/** A straight line from one cell to another. */
export interface WireMark {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** How much it carries, from 0 to 1. */
  weight: number;
  /** What it lights up together with. */
  link?: string;
}

/** Wires that look alike, as one path. */
export interface Cable {
  readonly key: string;
  readonly weight: number;
  readonly link: string | undefined;
  readonly path: string;
}

/** Steps of the weight: finer ones cannot be told apart, and would be paths of their own. */
const steps = 16;

/** Wires by their looks, in the order of their keys, so that paths stay where they are when one comes or goes. */
export function cablesOf(wires: readonly WireMark[]): Cable[] {
  const cables = new Map<string, Cable>();
  for (const { x1, y1, x2, y2, weight, link } of wires) {
    const level = Math.ceil(steps * weight) / steps;
    const key = `${level} ${link}`;
    const path = `${cables.get(key)?.path ?? ''}M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`;
    cables.set(key, { key, weight: level, link, path });
  }
  return [...cables.values()].sort((a, b) => a.weight - b.weight || (a.key < b.key ? -1 : 1));
}
