import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { Cannot, type Contender } from '../contender.ts';
import { filterGradient } from './tfjs/filter-gradient.ts';
import { contender as tfjs } from './tfjs/index.ts';

setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
});
await tf.setBackend('wasm');
tf.registerKernel({ kernelName: 'Conv2DBackpropFilter', backendName: 'wasm', kernelFunc: filterGradient });

/** TensorFlow.js on XNNPACK. It has no gradient of a convolution's kernel; that is put in from its other ops. */
export const contender: Contender = {
  async prepare(workload, numbers) {
    if (tf.getBackend() !== 'wasm') throw new Cannot('its WebAssembly did not start');
    const prepared = await tfjs.prepare(workload, numbers);
    return workload.kind === 'forward' ? prepared : { ...prepared, help: 'gradient of the kernel by hand' };
  },
};
