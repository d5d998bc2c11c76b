import { type Equation, type Formula, equation, plus, power, times, variable } from '@network/formula.ts';
import { slide } from '@engine/shape/window.ts';
import type { KnownLayer } from './known.ts';
import { type Layer, type Wiring, outputLength, wiresOf } from './layer.ts';

export const wirings = ['full', 'local', 'conv'] as const satisfies readonly Wiring[];

/** What one wiring of a layer costs. */
export interface Count {
  readonly wiring: Wiring;
  readonly equation: Equation;
  readonly parameters: number;
  /** Multiply–accumulates for one input: one for each wire. */
  readonly macs: number;
  /** Output cells that use each weight. */
  readonly uses: number;
}

const channels = ({ inChannels, outChannels }: Pick<Layer, 'inChannels' | 'outChannels'>) => ({
  into: variable('C', inChannels, { sub: 'in', link: 'in-channels' }),
  out: variable('C', outChannels, { sub: 'out', link: 'out-channels' }),
});

/** The layer of the figure wired in each of the three ways. */
export function countsOf(layer: Layer): Count[] {
  const { into, out } = channels(layer);
  const k = variable('k', layer.kernel, { link: 'kernel' });
  const n = variable('n', layer.input, { link: 'input' });
  const m = variable('m', outputLength(layer), { link: 'output' });
  const formulas: Record<Wiring, Formula> = {
    full: times(m, out, n, into),
    local: times(m, out, k, into),
    conv: times(out, k, into),
  };
  return wirings.map((wiring) => {
    const macs = wiresOf({ ...layer, wiring }).length;
    const { left, right } = equation('P', formulas[wiring]);
    return { wiring, equation: { left, right }, parameters: left.value, macs, uses: macs / left.value };
  });
}

/** Side of the output map for an image of this side; undefined where the kernel does not fit into it. */
export function sideOf({ kernel, stride, padding }: KnownLayer, image: number): number | undefined {
  if (image + 2 * padding < kernel) return undefined;
  return slide('conv', 'side', image, { kernel, stride, dilation: 1, padding: [padding, padding] });
}

/** A known layer wired in each of the three ways, over square images, with biases; undefined where the image is too small. */
export function knownCounts(layer: KnownLayer, image: number): Count[] | undefined {
  const side = sideOf(layer, image);
  if (side === undefined) return undefined;
  const { into, out } = channels(layer);
  const k = power(variable('k', layer.kernel, { link: 'kernel' }), 2);
  const n = power(variable('n', image, { link: 'input' }), 2);
  const m = power(variable('m', side, { link: 'output' }), 2);
  const formulas: Record<Wiring, Formula> = {
    full: times(m, out, plus(times(n, into), 1)),
    local: times(m, out, plus(times(k, into), 1)),
    conv: times(out, plus(times(k, into), 1)),
  };
  const outputs = side ** 2 * layer.outChannels;
  const reads = { full: image ** 2, local: layer.kernel ** 2, conv: layer.kernel ** 2 };
  return wirings.map((wiring) => ({
    wiring,
    equation: equation('P', formulas[wiring]),
    parameters: equation('P', formulas[wiring]).left.value,
    macs: outputs * reads[wiring] * layer.inChannels,
    uses: wiring === 'conv' ? side ** 2 : 1,
  }));
}
