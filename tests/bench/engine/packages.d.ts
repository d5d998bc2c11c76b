// The peers' own types are there only once `npm run bench:engine` has put their packages into tests/bench: here is as much as is used.

declare module '@tensorflow/tfjs-core' {
  export interface Tensor {
    shape: number[];
    dataSync(): Float32Array;
  }
  type Numbers = ArrayLike<number>;
  type Pad = number | 'valid' | readonly (readonly number[])[];
  export function tensor(values: Numbers, shape: readonly number[]): Tensor;
  export function tensor1d(values: ArrayLike<number>, type: 'int32'): Tensor;
  export function variable(tensor: Tensor, trainable: boolean, name: string): Tensor;
  export function oneHot(indices: Tensor, depth: number): Tensor;
  export function conv2d(
    x: Tensor,
    filter: Tensor,
    stride: number,
    pad: Pad,
    format: 'NHWC',
    dilation: number,
  ): Tensor;
  export function conv2dTranspose(
    x: Tensor,
    filter: Tensor,
    shape: readonly number[],
    stride: number,
    pad: Pad,
  ): Tensor;
  export function maxPool(x: Tensor, size: number, stride: number, pad: Pad): Tensor;
  export function avgPool(x: Tensor, size: number, stride: number, pad: Pad): Tensor;
  export function mean(x: Tensor, axes: number[], keep: boolean): Tensor;
  export function moments(x: Tensor, axes: number[]): { mean: Tensor; variance: Tensor };
  export function batchNorm(
    x: Tensor,
    mean: Tensor,
    variance: Tensor,
    shift: Tensor,
    scale: Tensor,
    eps: number,
  ): Tensor;
  export function relu(x: Tensor): Tensor;
  export function add(a: Tensor, b: Tensor): Tensor;
  export function mul(a: Tensor, b: Tensor): Tensor;
  export function matMul(a: Tensor, b: Tensor): Tensor;
  export function reshape(x: Tensor, shape: readonly number[]): Tensor;
  export function transpose(x: Tensor, order: readonly number[]): Tensor;
  export function pad(x: Tensor, paddings: readonly (readonly number[])[]): Tensor;
  export function slice(x: Tensor, begin: readonly number[], size: readonly number[]): Tensor;
  export function stridedSlice(
    x: Tensor,
    begin: readonly number[],
    end: readonly number[],
    strides: readonly number[],
  ): Tensor;
  export function reverse(x: Tensor, axes: number[]): Tensor;
  export function stack(tensors: readonly Tensor[]): Tensor;
  export function tidy<Result>(work: () => Result): Result;
  export function dispose(tensors: readonly Tensor[]): void;
  export function disposeVariables(): void;
  export function setBackend(name: string): Promise<boolean>;
  export function getBackend(): string;
  interface Kernel {
    kernelName: string;
    backendName: string;
    kernelFunc: unknown;
  }
  export function registerKernel(kernel: Kernel): void;
  export function unregisterKernel(name: string, backend: string): void;
  export function getKernel(name: string, backend: string): Kernel | undefined;
  export function valueAndGrads(
    f: (...x: Tensor[]) => Tensor,
  ): (x: readonly Tensor[], seed: Tensor) => { value: Tensor; grads: Tensor[] };
  export const losses: { softmaxCrossEntropy(labels: Tensor, logits: Tensor): Tensor };
  export const train: {
    adam(...numbers: number[]): {
      minimize(f: () => Tensor, keep: true, variables: Tensor[]): Tensor;
      dispose(): void;
    };
  };
}
declare module '@tensorflow/tfjs-core/dist/register_all_gradients.js';
declare module '@tensorflow/tfjs-backend-cpu';
declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(paths: Record<string, string>): void;
}

declare module '@jax-js/jax' {
  type Axis = readonly number[];
  type Keep = { keepdims: boolean };
  type Around = readonly (readonly number[])[];
  /** Any use but `ref` uses the array up. */
  export interface Array {
    ref: Array;
    add(other: Array | number): Array;
    sub(other: Array): Array;
    mul(other: Array | number): Array;
    div(other: Array): Array;
    sum(): Array;
    transpose(): Array;
    reshape(shape: readonly number[]): Array;
    slice(...parts: number[][]): Array;
    dataSync(): Float32Array;
    dispose(): void;
  }
  export type Arrays = Record<string, Array>;
  export type Tree = Array | readonly Tree[] | { readonly [name: string]: Tree };
  export function init(device: string): Promise<unknown>;
  export function defaultDevice(device: string): void;
  export function blockUntilReady<T extends Tree>(tree: T): Promise<T>;
  export function jit<F>(f: F): F;
  export function valueAndGrad(
    f: (given: Arrays, others: Arrays) => Array,
  ): (given: Arrays, others: Arrays) => [Array, Arrays];
  export function vjp(
    f: (given: Arrays) => Array,
    given: readonly [Arrays],
  ): [Array, (seed: Array) => [Arrays]];
  export const tree: { ref<T extends Tree>(tree: T): T; dispose(tree: Tree): void };
  export const nn: { relu(x: Array): Array; logSoftmax(x: Array): Array };
  export const lax: {
    convGeneralDilated(
      x: Array,
      w: Array,
      strides: number[],
      around: Around,
      options: { rhsDilation: number[] },
    ): Array;
    convTranspose(
      x: Array,
      w: Array,
      strides: number[],
      around: Around,
      options: { transposeKernel: true },
    ): Array;
  };
  export const numpy: {
    array(values: Float32Array | number): Array;
    zeros(shape: readonly number[]): Array;
    dot(a: Array, b: Array): Array;
    sqrt(x: Array): Array;
    max(x: Array, axes: Axis): Array;
    mean(x: Array, axes: Axis, keep?: Keep): Array;
  };
}

declare module 'onnxruntime-web/wasm' {
  export const env: { wasm: { numThreads: number; wasmPaths: Record<string, string> } };
}
declare module 'onnxruntime-web-training/training' {
  export const env: { wasm: { numThreads: number; wasmPaths: Record<string, string> } };
}

declare module 'onnx-proto' {
  interface Message {
    encode(message: object): { finish(): Uint8Array };
  }
  export const onnx: {
    ModelProto: Message;
    TensorProto: { DataType: Record<'FLOAT' | 'INT64', number> };
    AttributeProto: { AttributeType: Record<'INT' | 'INTS' | 'FLOAT', number> };
  };
}

declare module 'convnetjs' {
  /** Numbers and the gradient of the loss with respect to them, channels last. */
  export interface Volume {
    w: Float64Array;
    dw: Float64Array;
  }
  export interface Layer {
    filters: Volume[];
    biases: Volume;
    forward(volume: Volume, training: boolean): Volume;
    /** The loss, of a softmax. */
    backward(label?: number): number | undefined;
  }
  type Options = Record<string, number | undefined>;
  type Kind = new (options: Options) => Layer;
  const convnetjs: Record<
    'ConvLayer' | 'PoolLayer' | 'ReluLayer' | 'FullyConnLayer' | 'SoftmaxLayer',
    Kind
  > & {
    Vol: new (width: number, height: number, depth: number, value: number) => Volume;
  };
  export default convnetjs;
}
