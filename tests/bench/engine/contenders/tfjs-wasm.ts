import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { Cannot, type Contender } from '../contender.ts';
import { filterGradient } from './tfjs/filter-gradient.ts';
import { inputGradient } from './tfjs/input-gradient.ts';
import { contender as tfjs } from './tfjs/index.ts';

setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
});
await tf.setBackend('wasm');

/** What it has itself for the gradients of a convolution, by name: nothing for the kernel's, something slow for the input's. */
const names = { Conv2DBackpropFilter: filterGradient, Conv2DBackpropInput: inputGradient };
const own = Object.keys(names).map((name) => [name, tf.getKernel(name, 'wasm')] as const);

function use(kernels: readonly (readonly [string, unknown])[]): void {
  for (const [kernelName, kernelFunc] of kernels) {
    if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm');
    if (kernelFunc) tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
  }
}

/** TensorFlow.js on XNNPACK. Where gradients are asked for, those of a convolution are made of its other ops. */
export const contender: Contender = {
  async prepare(workload, numbers) {
    if (tf.getBackend() !== 'wasm') throw new Cannot('its WebAssembly did not start');
    const helped = workload.kind !== 'forward';
    use(helped ? Object.entries(names) : own.map(([name, kernel]) => [name, kernel?.kernelFunc]));
    const prepared = await tfjs.prepare(workload, numbers);
    return helped ? { ...prepared, help: 'gradients of convolutions by hand' } : prepared;
  },
};
