import { ShapeError } from '@engine/tensor.ts';
import { defineLayer, numberOption, only } from './define.ts';
import { float, inplace } from './signature.ts';

/** Srivastava et al. 2014. Works while training only, so it costs nothing when the network is used. */
const dropout = (name: string) =>
  defineLayer({
    name,
    role: 'dropout',
    signature: [float('p', 0.5, { min: 0 }), inplace],
    output: (options, inputs) => {
      const p = numberOption(name, options, 'p');
      if (p < 0 || p > 1) throw new ShapeError(`${name}: p is a probability, from 0 to 1, but is ${p}`);
      return only(name, inputs);
    },
  });

export const dropouts = [
  'Dropout',
  'Dropout1d',
  'Dropout2d',
  'Dropout3d',
  'AlphaDropout',
  'FeatureAlphaDropout',
].map(dropout);
