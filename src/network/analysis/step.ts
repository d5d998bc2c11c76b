import { ShapeError, type Shape, formatShape, sizeOf } from '@engine/tensor.ts';
import type { Node } from '../graph.ts';
import type { LayerKind } from '../layer.ts';
import { layerKinds } from '../layers/index.ts';

/** Longer axes are not analysed: the exact regions of their units would fill the memory. */
export const longestAxis = 65_536;

/** @throws ShapeError for a kind that there is not. */
export function kindOf(node: Node): LayerKind {
  const kind = layerKinds.get(node.kind);
  if (!kind) throw new ShapeError(`there is no kind of layer called '${node.kind}'`);
  return kind;
}

/** The shape that a node makes of its inputs' shapes. @throws ShapeError in words, also for a shape too large to count. */
export function outputOf(node: Node, inputs: readonly Shape[]): Shape {
  const output = kindOf(node).output(node.options, inputs);
  const long = output.slice(2).find((length) => length > longestAxis);
  if (long)
    throw new ShapeError(`an axis of ${long} cells is longer than the ${longestAxis} that can be analysed`);
  checkCountable(sizeOf(output), `output ${formatShape(output)}`);
  return output;
}

/** @throws ShapeError unless the number is exact. */
export function checkCountable(number: number, what: string): void {
  if (!Number.isSafeInteger(number)) throw new ShapeError(`${what} has too many numbers to count exactly`);
}

/** Every node's shape, as far as they can be told: the quick half of the analysis. */
export function shapesOf(nodes: readonly Node[], image: Shape): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const node of nodes) {
    const inputs = node.kind === 'input' ? [image] : node.inputs.map((id) => shapes.get(id));
    if (!inputs.every((shape) => shape !== undefined)) continue;
    try {
      shapes.set(node.id, outputOf(node, inputs));
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
    }
  }
  return shapes;
}
