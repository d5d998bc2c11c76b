import { MARK, PICTURE, PLACES, markClasses } from '../data/marks.ts';

/** Hidden channels: each network has this many hidden units at every place. */
const CHANNELS = 8;
const [pixels, places, window, classes] = [PICTURE ** 2, PLACES ** 2, MARK ** 2, markClasses.length];
const hidden = CHANNELS * places;

export const wirings = ['dense', 'local', 'shared'] as const;
export type Wiring = (typeof wirings)[number];

/** Which networks are pooled over all places: the convolution, none, or the locally connected one too. */
export type Head = 'pooled' | 'flat' | 'both';
/** What reads the hidden units of one network: a layer behind the pooling, or one with a weight for each of them. */
export type Reader = 'pooled' | 'flat';

export function readerOf(wiring: Wiring, head: Head): Reader {
  if (wiring === 'shared') return head === 'flat' ? 'flat' : 'pooled';
  // The hidden units of the fully connected one have no place to be pooled over.
  return wiring === 'local' && head === 'both' ? 'pooled' : 'flat';
}

const sequential = (...layers: string[]): string =>
  `import torch.nn as nn\n\nmodel = nn.Sequential(\n${layers.map((layer) => `    nn.${layer},\n`).join('')})\n`;

const readsAll = `Linear(${hidden}, ${classes})`;
const readsPooled = ['Flatten()', `Linear(${CHANNELS}, ${classes})`];

/** By wiring, from the input to the hidden units, and what may read them. */
const layers: Record<Wiring, Record<'hidden' | 'flat', string[]> & { pooled?: string[] }> = {
  dense: { hidden: ['Flatten()', `Linear(${pixels}, ${hidden})`], flat: [readsAll] },
  local: {
    hidden: ['Flatten(1, 2)', `Conv1d(${places}, ${hidden}, ${window}, groups=${places})`],
    flat: ['Flatten()', readsAll],
    // The units come place by place: a row for each.
    pooled: [
      'Flatten()',
      `Unflatten(1, (1, ${places}, ${CHANNELS}))`,
      `MaxPool2d((${places}, 1))`,
      ...readsPooled,
    ],
  },
  shared: {
    hidden: [`Conv2d(1, ${CHANNELS}, ${MARK})`],
    flat: ['Flatten()', readsAll],
    pooled: [`MaxPool2d(${PLACES})`, ...readsPooled],
  },
};

/**
 * The network as PyTorch source; all have as many hidden units, only their wires differ. The locally connected one reads
 * unfolded pictures (`unfolded`), so that a grouped convolution gives each place weights of its own.
 */
export function sourceOf(wiring: Wiring, head: Head): string {
  const { hidden, flat, pooled = flat } = layers[wiring];
  const reading = readerOf(wiring, head) === 'pooled' ? pooled : flat;
  return sequential(...hidden, 'ReLU()', ...reading);
}
