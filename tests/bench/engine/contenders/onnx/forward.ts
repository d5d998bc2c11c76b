import type { Step } from '@engine/fast/executor.ts';
import type { Shape } from '@engine/tensor.ts';
import { windowOf } from '../../steps.ts';
import type { Graph } from './graph.ts';

/** What a step became: its output, and what only its gradient needs (winners of a pool, statistics of a norm). */
export interface Made {
  output: string;
  kept: string[];
}

export const attributesOf = (step: Step, shapes: ReadonlyMap<string, Shape>) => {
  const { kernel, stride, padding, dilation } = windowOf(step, shapes.get(step.inputs[1] ?? ''));
  const all = {
    kernel_shape: [kernel, kernel],
    strides: [stride, stride],
    pads: [padding, padding, padding, padding],
  };
  return step.op === 'avgPool' || step.op === 'maxPool'
    ? all
    : { ...all, dilations: [dilation, dilation], group: 1 };
};

/** Adds a step to a graph as ONNX's ops. */
export function forward(
  graph: Graph,
  step: Step,
  inputs: readonly string[],
  shapes: ReadonlyMap<string, Shape>,
  training: boolean,
): Made {
  const made = ([output, ...kept]: string[]): Made => ({ output: output!, kept });
  const [x, w, b, mean, variance] = inputs as [string, string, string, string, string];
  switch (step.op) {
    case 'conv':
      return made(graph.node('Conv', inputs, attributesOf(step, shapes)));
    case 'convTranspose':
      return made(graph.node('ConvTranspose', inputs, attributesOf(step, shapes)));
    case 'linear':
      return made(graph.node('Gemm', inputs, { transB: 1 }));
    case 'relu':
      return made(graph.node('Relu', [x]));
    case 'add':
      return made(graph.node('Add', [x, w]));
    case 'scaleCells':
      return made(graph.node('Mul', [x, w]));
    case 'flatten':
      return made(graph.node('Flatten', [x]));
    case 'maxPool':
      return made(graph.node('MaxPool', [x], attributesOf(step, shapes), { outputs: training ? 2 : 1 }));
    case 'avgPool':
      return made(graph.node('AveragePool', [x], attributesOf(step, shapes)));
    case 'adaptiveAvgPool':
      return made(graph.node('GlobalAveragePool', [x]));
    case 'batchNorm':
      return training
        ? made(
            graph.node(
              'BatchNormInternal',
              [x, w, b, mean, variance],
              { epsilon: 1e-5, momentum: 0.9, training_mode: 1 },
              { outputs: 5, domain: 'com.microsoft' },
            ),
          )
        : made(graph.node('BatchNormalization', [x, w, b, mean, variance], { epsilon: 1e-5 }));
    case 'crossEntropy':
      return made(graph.node('SoftmaxCrossEntropyLoss', [x, 'target'], {}, { outputs: 2 }));
    default:
      throw new Error(`onnx: ${step.op}`);
  }
}
