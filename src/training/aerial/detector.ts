import { Tensor } from '@engine/tensor.ts';
import type { Shape } from '@engine/tensor.ts';
import { detector as source } from '@network/models/trained.ts';
import { readNetwork } from '@network/python/index.ts';
import { initialise } from '@network/run/index.ts';
import { species } from '../data/aerial/animals.ts';
import { fastBackend } from '../fast/learner.ts';
import type { Learner } from '../learner.ts';
import { cellsAlong } from './grid.ts';

/** What looks at pictures from a drone: reads any picture of at least `FIELD` pixels a side. */
export const network = readNetwork(source).network!;

/** Pixels as the network reads them: about as many above 0 as below. */
export function normalise(pixels: Uint8Array, out: Float32Array, start = 0): void {
  for (let index = 0; index < pixels.length; index++) out[start + index] = pixels[index]! / 64 - 1.5;
}

/** In place: logits [classes, …] become probabilities. */
function softmaxOver(logits: Float32Array, classes: number): Float32Array {
  const places = logits.length / classes;
  for (let place = 0; place < places; place++) {
    let [most, sum] = [-Infinity, 0];
    for (let at = place; at < logits.length; at += places) most = Math.max(most, logits[at]!);
    for (let at = place; at < logits.length; at += places) sum += logits[at] = Math.exp(logits[at]! - most);
    for (let at = place; at < logits.length; at += places) logits[at]! /= sum;
  }
  return logits;
}

/** How likely each species is in each cell of a picture: [species, rows, columns], row by row. */
export interface Answers {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** A learner of one picture of this size, with these weights: it only ever looks. */
function lookerOf(weights: ReadonlyMap<string, Tensor>, images: Shape): Learner {
  const learner = fastBackend.learner(network, initialise(network, { seed: 0 }), {
    optimizer: { name: 'SGD', lr: 0 },
    images,
  });
  for (const [name, { data }] of learner.parameters) data.set(weights.get(name)!.data);
  return learner;
}

/** Slides the network over pictures [3, height, width] of one size. */
export function detectorOf(
  weights: ReadonlyMap<string, Tensor>,
  height: number,
  width: number,
): (pixels: Uint8Array) => Answers {
  const learner = lookerOf(weights, [1, 3, height, width]);
  const image = new Tensor([1, 3, height, width]);
  return (pixels) => {
    normalise(pixels, image.data);
    const values = softmaxOver(Float32Array.from(learner.predict(image).data), species.length);
    return { rows: cellsAlong(height), columns: cellsAlong(width), values };
  };
}
