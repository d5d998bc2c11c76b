import type { VolumeRow } from './row.ts';

/** Where a row stands in the order of the network: ranks run left to right, lanes up and down. */
export interface Place {
  /** Length of the longest path from an input: a row stands right of everything it reads. */
  rank: number;
  /** 0 is the trunk; negative lanes lie below it, positive ones above. */
  lane: number;
}

/** A run of rows, each the first reader of the one before: it keeps one lane from its fork to its join. */
interface Chain {
  from: number;
  to: number;
  tail: string;
  lane: number;
}

export interface Lanes {
  places: ReadonlyMap<string, Place>;
  /** Stretches of ranks [from, to] in which more than the trunk is in use. */
  forks: readonly (readonly [from: number, to: number])[];
}

/**
 * Layers a network for drawing (the first step of Sugiyama, Tagawa & Toda 1981): longest-path ranks, and for every
 * branch a lane that no other branch uses between its fork and its join.
 */
export function assignLanes(rows: readonly VolumeRow[]): Lanes {
  const ranks = rankRows(rows);
  const { chains, chainOf } = findChains(rows, ranks);
  for (const [index, chain] of chains.entries()) chain.lane = freeLane(chain, chains.slice(0, index));
  const places = new Map(
    rows.map(({ id }) => [id, { rank: ranks.get(id)!, lane: chainOf.get(id)!.lane }] as const),
  );
  return { places, forks: mergeIntervals(chains.filter(({ lane }) => lane !== 0)) };
}

function rankRows(rows: readonly VolumeRow[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { id, inputs } of rows) {
    ranks.set(id, Math.max(-1, ...inputs.map((input) => ranks.get(input) ?? -1)) + 1);
  }
  return ranks;
}

function findChains(rows: readonly VolumeRow[], ranks: ReadonlyMap<string, number>) {
  const chains: Chain[] = [];
  const chainOf = new Map<string, Chain>();
  for (const { id, inputs } of rows) {
    const rank = ranks.get(id)!;
    const read = inputs.filter((input) => chainOf.has(input));
    const open = chains.find((chain) => read.includes(chain.tail));
    const forkRank = Math.min(rank, ...read.map((input) => ranks.get(input)! + 1));
    const chain = open ?? { from: forkRank, to: rank, tail: id, lane: 0 };
    if (!open) chains.push(chain);
    // A branch keeps its lane until the join that ends it.
    for (const input of read) {
      const other = chainOf.get(input)!;
      if (other !== chain && other.tail === input) other.to = Math.max(other.to, rank - 1);
    }
    chain.tail = id;
    chain.to = Math.max(chain.to, rank);
    chainOf.set(id, chain);
  }
  return { chains, chainOf };
}

function freeLane(chain: Chain, placed: readonly Chain[]): number {
  for (let step = 0; ; step++) {
    const lane = step % 2 ? -(step + 1) / 2 : step / 2;
    const taken = placed.some(
      (other) => other.lane === lane && other.from <= chain.to && chain.from <= other.to,
    );
    if (!taken) return lane;
  }
}

function mergeIntervals(intervals: readonly { from: number; to: number }[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
