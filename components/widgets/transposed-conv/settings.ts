import { type SettingsOf, choice, integer, list, number, table } from '@kit/settings.ts';
import { type Lengths, axesOf, covered, focusable, mostPadding } from './lengths.ts';

/** As large as a picture of the layer stays readable: cells along one side of all that the stamps cover. */
const widest = 13;
export const maxKernel = 5;
/** As far as a kernel counted up goes, so that each can be drawn on by hand. */
export const mostWeight = maxKernel ** 2;

const weight = {
  w: number({ label: 'weight', default: 0, min: -mostWeight, max: mostWeight, step: 0.25 }),
};

export const settings = table(
  {
    view: choice(['all', 'scatter', 'gather', 'matrix', 'sizes'], {
      label: 'seen as',
      default: 'all',
      names: { all: 'all three', sizes: 'lengths' },
    }),
    over: choice(['line', 'plane'], {
      label: 'over',
      default: 'plane',
      names: { line: 'a line', plane: 'a plane' },
    }),
    input: integer({ label: 'input cells along an axis', default: 3, min: 2, max: 5, unit: 'cells' }),
    kernel: integer({ label: 'kernel', default: 3, min: 1, max: maxKernel, unit: 'cells' }),
    stride: integer({ label: 'stride', default: 2, min: 1, max: 3, unit: 'cells' }),
    dilation: integer({ label: 'dilation', default: 1, min: 1, max: 2 }),
    padding: integer({
      label: 'padding',
      default: 0,
      min: 0,
      max: (before) => mostPadding(before as Lengths),
      unit: 'cells cut off each end',
    }),
    outputPadding: integer({
      label: 'output padding',
      default: 0,
      min: 0,
      max: ({ stride }) => stride - 1,
      unit: 'cells kept at the far end',
    }),
    weights: choice(['ones', 'ramp', 'bilinear', 'learned', 'drawn'], {
      label: 'weights',
      default: 'ramp',
      names: { ones: 'all 1', ramp: 'counted up', drawn: 'drawn by hand' },
    }),
    drawn: list(weight, {
      label: 'the weights drawn by hand, in rows of 5',
      default: Array.from({ length: maxKernel * maxKernel }, () => ({})),
      minLength: maxKernel * maxKernel,
      maxLength: maxKernel * maxKernel,
    }),
    values: choice(['numbers', 'one', 'ones'], {
      label: 'input',
      default: 'numbers',
      names: { numbers: '1, 2, 3, …', one: 'a single 1', ones: 'all 1' },
    }),
    stamped: integer({
      label: 'stamps',
      default: 25,
      min: 0,
      max: ({ over, input }) => input ** axesOf({ over }),
      glides: false,
    }),
    focus: choice(['none', 'input', 'weight', 'output', 'pair'], { label: 'cell', default: 'none' }),
    at: integer({
      label: 'which cell',
      default: 0,
      min: 0,
      max: (before) => focusable(before as Parameters<typeof focusable>[0]) - 1,
      glides: false,
    }),
  },
  (all) => {
    const side = Math.max(covered(all), covered(all) - all.padding + all.outputPadding);
    if (all.over === 'plane' && side > widest)
      return `These stamps cover ${side} × ${side} cells, more than can be read here (${widest} × ${widest})`;
    if (all.weights === 'learned' && all.stride === 1)
      return 'The learned kernels were trained to enlarge; a stride of 1 enlarges nothing';
    return undefined;
  },
);

export type Settings = SettingsOf<typeof settings>;
