import type { ReachedNode } from '../analysis/result.ts';
import { equation, plus, times, variable } from '../formula.ts';
import type { Explanation } from './explanation.ts';
import { groupsOf, kernelFactors, option, perGroup } from './symbols.ts';

/** Trained numbers of a layer. */
export function explainParameters(row: ReachedNode): Explanation {
  const value = row.parameters.total;
  if (value === 0) return { value, words: 'Nothing here is trained.' };
  const shared = row.sharedWith;
  const words =
    shared === undefined ? {} : { words: `These are the parameters of ${shared}, and are counted there.` };
  return { value, ...words, ...ofRole(row) };
}

function ofRole(row: ReachedNode): Partial<Explanation> {
  const { biases } = row.parameters;
  const out = variable('C', option(row, 'out_channels'), { sub: 'out', link: 'output' });
  const into = variable('C', option(row, 'in_channels'), { sub: 'in', link: 'input' });
  switch (row.kind.role) {
    case 'convolution': {
      const oneFilter = times(perGroup(into, groupsOf(row)), ...kernelFactors(row.readings));
      return { equation: equation('P', times(out, biases ? plus(oneFilter, 1) : oneFilter)) };
    }
    case 'transposed': {
      const weights = times(into, perGroup(out, groupsOf(row)), ...kernelFactors(row.readings));
      return { equation: equation('P', biases ? plus(weights, out) : weights) };
    }
    case 'linear': {
      const features = variable('F', option(row, 'in_features'), { sub: 'in', link: 'input' });
      const units = variable('F', option(row, 'out_features'), { sub: 'out', link: 'output' });
      return { equation: equation('P', times(units, biases ? plus(features, 1) : features)) };
    }
    case 'normalisation': {
      const perTensor = biases || row.parameters.weights;
      const scaled = variable(row.kind.name === 'LayerNorm' ? 'F' : 'C', perTensor, { link: 'input' });
      return biases ? { equation: equation('P', times(2, scaled)) } : { equation: equation('P', scaled) };
    }
    default:
      return { equation: equation('P', variable('C', row.parameters.total, { link: 'input' })) };
  }
}

/** Numbers that are saved with the layer but not trained. */
export function explainBuffers({ parameters: { buffers: value } }: ReachedNode): Explanation {
  if (value === 0) return { value, words: 'Nothing is saved here but what is trained.' };
  const channels = variable('C', (value - 1) / 2, { link: 'input' });
  return {
    value,
    equation: equation('B', plus(times(2, channels), 1)),
    words: 'A running mean and a running variance per channel, and the number of batches seen.',
  };
}
