import * as ort from 'onnxruntime-web-training/training';
import wasm from '../../node_modules/onnxruntime-web-training/dist/ort-training-wasm-simd.wasm?url';
import { type Runtime, onnxContender } from './onnx/index.ts';

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { 'ort-training-wasm-simd.wasm': wasm };

/** The last release of ONNX Runtime for browsers whose build for training has the ops of gradients. */
export const contender = onnxContender(ort as unknown as Runtime, true);
