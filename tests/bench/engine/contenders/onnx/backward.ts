import type { Program, Step } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { type Made, attributesOf } from './forward.ts';
import type { Graph } from './graph.ts';

const own = { domain: 'com.microsoft' };

/** Adds the gradients of a step's inputs, in their order, for the gradient of its output. */
function backwardStep(
  graph: Graph,
  step: Step,
  [x, w]: readonly string[],
  { output, kept }: Made,
  gradient: string,
  shapes: ReadonlyMap<string, Shape>,
): string[] {
  switch (step.op) {
    case 'conv':
      return graph.node('ConvGrad', [gradient, x!, w!], attributesOf(step, shapes), {
        ...own,
        outputs: step.inputs.length,
      });
    case 'linear':
      return [
        graph.one('Gemm', [gradient, w!]),
        graph.one('Gemm', [gradient, x!], { transA: 1 }),
        graph.one(
          'ReduceSum',
          [gradient, graph.constant(`axis of ${output}`, [1], new BigInt64Array([0n]))],
          { keepdims: 0 },
        ),
      ];
    case 'relu':
      return [graph.one('ReluGrad', [gradient, output], {}, own)];
    case 'add':
      return [gradient, gradient];
    case 'flatten':
      return [
        graph.one('Reshape', [
          gradient,
          graph.constant(`shape of ${output}`, [4], BigInt64Array.from(shapes.get(step.inputs[0]!)!, BigInt)),
        ]),
      ];
    case 'maxPool':
      return [
        graph.state(
          graph.one('MaxPoolGrad', [gradient, kept[0]!], attributesOf(step, shapes)),
          shapes.get(step.inputs[0]!)!,
        ),
      ];
    case 'adaptiveAvgPool': {
      const shape = shapes.get(step.inputs[0]!)!;
      const share = graph.constant(`share of ${output}`, [], new Float32Array([1 / (shape[2]! * shape[3]!)]));
      return [
        graph.one('Expand', [
          graph.one('Mul', [gradient, share]),
          graph.constant(`shape of ${output}`, [4], BigInt64Array.from(shape, BigInt)),
        ]),
      ];
    }
    case 'batchNorm':
      return graph.node(
        'BatchNormalizationGrad',
        [gradient, x!, w!, kept[2]!, kept[3]!],
        { epsilon: 1e-5 },
        { ...own, outputs: 3 },
      );
    case 'crossEntropy':
      return [graph.one('SoftmaxCrossEntropyLossGrad', [gradient, kept[0]!, 'target'], {}, own)];
    default:
      throw new Error(`onnx: gradient of ${step.op}`);
  }
}

/** The chain rule, written out as nodes. Returns the gradient of every leaf that wants one. */
export function backward(
  graph: Graph,
  { leaves, steps }: Program,
  shapes: ReadonlyMap<string, Shape>,
  made: ReadonlyMap<string, Made>,
  seed: string,
): Map<string, string> {
  const gradients = new Map([[steps.at(-1)!.output, seed]]);
  const place = (name: string) => made.get(name)?.output ?? name;
  for (const step of steps.toReversed()) {
    const gradient = gradients.get(step.output);
    if (!gradient) continue;
    const found = backwardStep(
      graph,
      step,
      step.inputs.map((name) => place(name!)),
      made.get(step.output)!,
      gradient,
      shapes,
    );
    step.inputs.forEach((name, index) => {
      const next = found[index];
      if (!next || (leaves[name!] && !leaves[name!]!.gradient)) return;
      const before = gradients.get(name!);
      gradients.set(name!, before ? graph.one('Sum', [before, next]) : next);
    });
  }
  return gradients;
}
