import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { contender as tfjs } from './tfjs/index.ts';

await tf.setBackend('cpu');

/** TensorFlow.js' plain JavaScript. */
export const contender = tfjs;
