import { numeral } from '@kit/numeral.ts';
import { type Explanation, explain } from '@network/explain/index.ts';
import type { ReachedNode } from '@network/analysis/index.ts';
import type { Ladder, Rung } from './networks.ts';

const kindWords: Readonly<Record<string, string>> = {
  input: 'the input',
  Conv2d: 'convolution',
  ConvTranspose2d: 'transposed convolution',
  MaxPool2d: 'max pooling',
  concat: 'concatenation of the skip and what came up',
};

/** 'up4: transposed convolution'. */
export const titleOf = ({ id, kind }: Rung): string =>
  kind === 'input' ? 'input' : `${id.startsWith('concat') ? '' : `${id}: `}${kindWords[kind] ?? kind}`;

/** '512 × 32 × 32'. */
export const shapeOf = ({ channels, side }: Rung): string => `${channels} × ${side} × ${side}`;

/** 'kernel 2, stride 2', of what slides. */
export function optionsOf({ analysis }: Ladder, { id }: Rung): string {
  const { options } = (analysis.byId.get(id) as ReachedNode).node;
  const said = [
    ['kernel', options.kernel_size],
    ['stride', options.stride],
    ['padding', options.padding],
  ] as const;
  const one = (value: unknown) => (Array.isArray(value) ? value[0] : value) as unknown;
  return said
    .filter(
      ([name, value]) =>
        one(value) !== undefined && one(value) !== null && !(name === 'padding' && one(value) === 0),
    )
    .map(([name, value]) => `${name} ${String(one(value))}`)
    .join(', ');
}

export function parametersOf({ parameters, ofNorm }: Rung, { parameters: all }: Ladder): string {
  if (parameters === 0) return 'no parameters';
  const norm = ofNorm > 0 ? ` (${numeral(ofNorm)} of them the batch norm’s)` : '';
  return `${numeral(parameters)} parameters${norm}, ${((100 * parameters) / all).toFixed(1)} % of the network`;
}

/** What the channels of a concatenation come from: '512 + 512 channels'. */
export const joinedOf = ({ rungs }: Ladder, { kind, reads }: Rung): string =>
  kind === 'concat' ? `${reads.map((from) => rungs[from]!.channels).join(' + ')} channels side by side` : '';

/** How the side and the parameters come about. */
export const sideOf = ({ analysis }: Ladder, { id }: Rung): Explanation =>
  explain(analysis, id, { of: 'output', axis: 0 });
export const weightsOf = ({ analysis }: Ladder, { id }: Rung): Explanation =>
  explain(analysis, id, 'parameters');

export const summaryOf = (ladder: Ladder, rung: Rung): string =>
  `${ladder.title}, layer ${rung.index} of ${ladder.rungs.length - 1}: ${titleOf(rung)}, output ${shapeOf(rung)}, ${parametersOf(rung, ladder)}.`;
