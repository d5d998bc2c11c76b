import { type Shape, sizeOf } from '@engine/tensor.ts';
import type { Cost } from '../layer.ts';

/** What is counted as work. Tools disagree, so every count says which of these it follows. */
export interface Conventions {
  /** One addition per output cell that has a bias. */
  bias: boolean;
  /** Batch norm and its kin. */
  norm: boolean;
  /** Additions, divisions and comparisons of pooling. */
  pool: boolean;
  /** Activations, additions of branches, upsampling. */
  elementwise: boolean;
  /** A MAC is one multiply and one add; a FLOP is either of them. */
  unit: 'MAC' | 'FLOP';
  /** 'torchinfo' counts as that package does, by parameters; the four switches then say nothing. */
  rule: 'work' | 'torchinfo';
}

const weightsOnly: Conventions = {
  bias: false,
  norm: false,
  pool: false,
  elementwise: false,
  unit: 'MAC',
  rule: 'work',
};

/** The conventions in use, by name. */
export const presets = {
  /** Multiply–accumulates of convolutions and linear layers, as most papers count. */
  homework: weightsOnly,
  /** All arithmetic, as floating-point operations. */
  everything: { ...weightsOnly, bias: true, norm: true, pool: true, elementwise: true, unit: 'FLOP' },
  /** The "mult-adds" of torchinfo 1.8. */
  torchinfo: { ...weightsOnly, rule: 'torchinfo' },
} as const satisfies Record<string, Conventions>;

/** The parts of a cost that the conventions count, each in the unit asked for. */
export function countedParts(cost: Cost, conventions: Conventions): Cost {
  const perMac = conventions.unit === 'FLOP' ? 2 : 1;
  return {
    macs: cost.macs * perMac,
    biasAdds: conventions.bias ? cost.biasAdds : 0,
    normMacs: conventions.norm ? cost.normMacs * perMac : 0,
    poolOps: conventions.pool ? cost.poolOps : 0,
    elementwise: conventions.elementwise ? cost.elementwise : 0,
  };
}

/** Operations of one use of a layer. `parameters` is the number of its trained numbers, shared or not. */
export function countWork(
  conventions: Conventions,
  layer: { kind: string; cost: Cost; parameters: number; output: Shape },
): number {
  if (conventions.rule === 'torchinfo') {
    return torchinfoMultAdds(layer) * (conventions.unit === 'FLOP' ? 2 : 1);
  }
  const { macs, biasAdds, normMacs, poolOps, elementwise } = countedParts(layer.cost, conventions);
  return macs + biasAdds + normMacs + poolOps + elementwise;
}

/** torchinfo 1.8, LayerInfo.calculate_macs: a convolution uses each parameter once per output cell, any other layer once. */
function torchinfoMultAdds({
  kind,
  parameters,
  output,
}: {
  kind: string;
  parameters: number;
  output: Shape;
}): number {
  const cells = kind.includes('Conv') ? sizeOf([output[0]!, ...output.slice(2)]) : output[0]!;
  return parameters * cells;
}
