import type { Pass } from '../../ops/op.ts';
import { Tensor } from '../../tensor.ts';
import { type FastOp, perImage } from './layer.ts';

type AnyOp = (inputs: Tensor[], options: never) => Pass<readonly Tensor[]>;

/** A plain op among fast ones, for what has no kernel: right, slower, and it allocates. All its inputs are activations. */
export const plain = <Options>(op: AnyOp): FastOp<Options> => ({
  shape: (inputs, options) =>
    op(
      inputs.map((shape) => new Tensor(shape)),
      options as never,
    ).output.shape,
  lay(machine, inputs, output, options) {
    const viewed = [...inputs.map((input) => input!), output].map(({ shape, value, gradient }) => {
      const size = perImage(shape) * shape[0]!;
      return {
        shape,
        values: machine.view(value, size),
        gradients: gradient ? machine.view(gradient, size) : undefined,
      };
    });
    const sources = viewed.slice(0, -1);
    const target = viewed.at(-1)!;
    const images = ({ shape }: { shape: readonly number[] }, data: Float32Array, batch: number): Tensor =>
      new Tensor([batch, ...shape.slice(1)], data.subarray(0, batch * perImage(shape)));
    let pass: ReturnType<AnyOp>;
    return {
      forward(batch) {
        if (!machine.crew.first) return;
        pass = op(
          sources.map((source) => images(source, source.values.data, batch)),
          options as never,
        );
        target.values.data.set(pass.output.data);
      },
      backward(batch) {
        if (!machine.crew.first) return;
        const gradient = images(target, target.gradients!.data, batch);
        sources.forEach((source, index) => {
          source.gradients?.data.set(pass.backward[index]!(gradient).data);
        });
      },
    };
  },
});
