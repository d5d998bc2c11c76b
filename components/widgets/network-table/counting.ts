import type { Settings } from './settings.ts';

export type Counting = Pick<Settings, 'unit' | 'bias' | 'norm' | 'pool' | 'elementwise'>;

const nothingElse = { bias: false, norm: false, pool: false, elementwise: false };

/** Ways of counting that have a name. */
export const waysToCount = {
  'as most papers count': { unit: 'MAC', ...nothingElse },
  'as torchinfo counts': { unit: 'mult-add', ...nothingElse },
  'all arithmetic': { unit: 'FLOP', bias: true, norm: true, pool: true, elementwise: true },
} as const satisfies Record<string, Counting>;

export type WayToCount = keyof typeof waysToCount;

/** The name of a way of counting; undefined for one put together by hand. torchinfo's leaves the four switches unread. */
export const nameOf = (counting: Counting): WayToCount | undefined =>
  (Object.keys(waysToCount) as WayToCount[]).find((name) => {
    const way = waysToCount[name];
    if (way.unit === 'mult-add') return counting.unit === 'mult-add';
    return (Object.keys(way) as (keyof Counting)[]).every((key) => way[key] === counting[key]);
  });

/** What is counted, as a column's head says it. */
export const unitNames = { MAC: 'MACs', FLOP: 'FLOPs', 'mult-add': 'mult-adds' } as const;
