import { type Conventions, countedParts } from '../analysis/conventions.ts';
import type { ReachedNode } from '../analysis/result.ts';
import { type Formula, equation, evaluate, plus, times, variable } from '../formula.ts';
import type { Cost } from '../layer.ts';
import type { Explanation } from './explanation.ts';
import { cells, groupsOf, kernelFactors, lengthSymbols, lengths, option, perGroup } from './symbols.ts';

/** Operations of a layer under the conventions of its analysis. */
export function explainWork(row: ReachedNode, conventions: Conventions): Explanation {
  const value = row.work;
  if (conventions.rule === 'torchinfo') return torchinfo(row, conventions);
  const parts = countedParts(row.cost, conventions);
  const perMac = conventions.unit === 'FLOP' ? [2] : [];
  const terms: Formula[] = [
    ...(parts.macs ? [times(...perMac, macs(row))] : []),
    ...(['biasAdds', 'normMacs', 'poolOps', 'elementwise'] as const).flatMap((part) =>
      perCell(row, parts, part),
    ),
  ];
  if (terms.length === 0) return { value, words: reasonForNone(row.cost) };
  return { value, equation: equation(conventions.unit === 'FLOP' ? 'FLOPs' : 'MACs', plus(...terms)) };
}

function macs(row: ReachedNode): Formula {
  switch (row.kind.role) {
    case 'convolution': {
      const channels = variable('C', option(row, 'in_channels'), { sub: 'in', link: 'input' });
      return times(cells(row), ...kernelFactors(row.readings), perGroup(channels, groupsOf(row)));
    }
    case 'transposed': {
      const channels = variable('C', option(row, 'out_channels'), { sub: 'out', link: 'output' });
      const stamped = cells({ ...row, output: row.inputs[0]! });
      return times(stamped, ...kernelFactors(row.readings), perGroup(channels, groupsOf(row)));
    }
    default:
      return times(cells(row), variable('F', option(row, 'in_features'), { sub: 'in', link: 'input' }));
  }
}

/** A part that is so and so much for each cell of the output. */
function perCell(row: ReachedNode, parts: Cost, part: keyof Cost): Formula[] {
  if (!parts[part]) return [];
  const all = cells(row);
  const each = parts[part] / evaluate(all);
  if (each === 1) return [all];
  return [Number.isInteger(each) ? times(all, each) : variable('ops', parts[part])];
}

function reasonForNone({ normMacs, poolOps, elementwise }: Cost): string {
  if (normMacs)
    return 'These conventions do not count normalisation: one multiply and one add per cell, which can be folded into the layer before.';
  if (poolOps) return 'These conventions do not count pooling: it has no weights to multiply with.';
  if (elementwise) return 'These conventions do not count elementwise work.';
  return 'Nothing is computed here when the network is used.';
}

function torchinfo(row: ReachedNode, { unit }: Conventions): Explanation {
  const parameters = variable('P', row.parameters.total);
  const [batch, , ...spatial] = row.output;
  const places = row.kind.name.includes('Conv')
    ? lengths(lengthSymbols(spatial.length), spatial, 'output')
    : [];
  const factors = [
    ...(unit === 'FLOP' ? [2] : []),
    parameters,
    ...(batch === 1 ? [] : [variable('N', batch!)]),
    ...places,
  ];
  return {
    value: row.work,
    equation: equation(unit === 'FLOP' ? 'FLOPs' : 'MACs', times(...factors)),
    words:
      'torchinfo counts each parameter of a convolution once per place of the output, and of any other layer once.',
  };
}
