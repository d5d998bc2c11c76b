import * as ort from 'onnxruntime-web/wasm';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { type Runtime, onnxContender } from './onnx/index.ts';

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm };

/** ONNX Runtime as it is today: forward only. */
export const contender = onnxContender(ort as unknown as Runtime, false);
