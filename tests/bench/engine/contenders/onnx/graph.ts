import { onnx } from 'onnx-proto';
import type { Shape } from '@engine/tensor.ts';

type Attribute = number | readonly number[];

const attribute = (name: string, value: Attribute): object => {
  const { INTS, INT, FLOAT } = onnx.AttributeProto.AttributeType;
  if (typeof value === 'object') return { name, type: INTS, ints: [...value] };
  return Number.isInteger(value) ? { name, type: INT, i: value } : { name, type: FLOAT, f: value };
};

const typed = (name: string, shape: Shape): object => ({
  name,
  type: {
    tensorType: {
      elemType: onnx.TensorProto.DataType.FLOAT,
      shape: { dim: shape.map((dimValue) => ({ dimValue })) },
    },
  },
});

/** An ONNX graph being written, node by node. */
export class Graph {
  readonly #nodes: object[] = [];
  readonly #constants: object[] = [];
  readonly #inputs: object[] = [];
  readonly #known: object[] = [];
  #made = 0;

  /** Adds a node and names what it makes. ONNX Runtime's own ops are in the domain 'com.microsoft'. */
  node(
    opType: string,
    input: readonly string[],
    attributes: Record<string, Attribute> = {},
    { outputs = 1, domain = '' } = {},
  ): string[] {
    const output = Array.from({ length: outputs }, () => `t${this.#made++}`);
    this.#nodes.push({
      opType,
      input: [...input],
      output,
      domain,
      attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
    });
    return output;
  }

  one(...node: Parameters<Graph['node']>): string {
    return this.node(...node)[0]!;
  }

  input(name: string, shape: Shape): void {
    this.#inputs.push(typed(name, shape));
  }

  /** States the shape of what a node makes, where ONNX Runtime cannot find it out. */
  state(name: string, shape: Shape): string {
    this.#known.push(typed(name, shape));
    return name;
  }

  constant(name: string, shape: Shape, values: Float32Array | BigInt64Array): string {
    const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const { FLOAT, INT64 } = onnx.TensorProto.DataType;
    this.#constants.push({
      name,
      dims: [...shape],
      dataType: values instanceof Float32Array ? FLOAT : INT64,
      rawData,
    });
    return name;
  }

  /** The model as bytes. Outputs are named; their types ONNX Runtime finds out. */
  encode(outputs: Readonly<Record<string, string>>): Uint8Array {
    const { FLOAT } = onnx.TensorProto.DataType;
    const named = Object.entries(outputs).map(([name, from]) => ({
      opType: 'Identity',
      input: [from],
      output: [name],
    }));
    return onnx.ModelProto.encode({
      irVersion: 8,
      opsetImport: [
        { domain: '', version: 14 },
        { domain: 'com.microsoft', version: 1 },
      ],
      graph: {
        name: 'yardstick',
        node: [...this.#nodes, ...named],
        initializer: this.#constants,
        input: this.#inputs,
        valueInfo: this.#known,
        output: Object.keys(outputs).map((name) => ({ name, type: { tensorType: { elemType: FLOAT } } })),
      },
    }).finish();
  }
}
