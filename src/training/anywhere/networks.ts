import { MARK, PICTURE, PLACES, markClasses } from '../data/marks.ts';

/** Hidden channels: each network has this many hidden units at every place. */
const CHANNELS = 8;
const [pixels, places, window, classes] = [PICTURE ** 2, PLACES ** 2, MARK ** 2, markClasses.length];
const hidden = CHANNELS * places;

export const wirings = ['dense', 'local', 'shared'] as const;
export type Wiring = (typeof wirings)[number];
export type Head = 'pooled' | 'flat';

const sequential = (...layers: string[]): string =>
  `import torch.nn as nn\n\nmodel = nn.Sequential(\n${layers.map((layer) => `    nn.${layer},\n`).join('')})\n`;

const heads: Record<Head, string[]> = {
  pooled: [`MaxPool2d(${PLACES})`, 'Flatten()', `Linear(${CHANNELS}, ${classes})`],
  flat: ['Flatten()', `Linear(${hidden}, ${classes})`],
};

/**
 * The network as PyTorch source; all have as many hidden units, only their wires differ. The locally connected one reads
 * unfolded pictures (`unfolded`), so that a grouped convolution gives each place weights of its own.
 */
export function sourceOf(wiring: Wiring, head: Head): string {
  if (wiring === 'dense')
    return sequential('Flatten()', `Linear(${pixels}, ${hidden})`, 'ReLU()', `Linear(${hidden}, ${classes})`);
  if (wiring === 'local')
    return sequential(
      'Flatten(1, 2)',
      `Conv1d(${places}, ${hidden}, ${window}, groups=${places})`,
      'ReLU()',
      ...heads.flat,
    );
  return sequential(`Conv2d(1, ${CHANNELS}, ${MARK})`, 'ReLU()', ...heads[head]);
}
