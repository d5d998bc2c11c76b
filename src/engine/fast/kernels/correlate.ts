import { firstLanes, madd, sumLanes } from './vector';

/** Rows and places in one block: 8 sums, each a vector of four partial ones. */
const ROWS: i32 = 4;
const PLACES: i32 = 2;

/**
 * target[row · rowStep + places[k]] += Σ over images and columns of rows[row][column] · image[offsets[k] + column].
 * Both sides lie along the sum, so that neither needs packing or spreading; lanes are added up once, at the end.
 * Steps, offsets and places are in bytes.
 */
export function correlate(
  rows: usize,
  rowPitch: i32,
  rowCount: i32,
  rowsOfImage: i32,
  image: usize,
  imageStep: i32,
  images: i32,
  columns: i32,
  offsets: usize,
  places: usize,
  depth: i32,
  target: usize,
  rowStep: i32,
): void {
  for (let row = 0; row < rowCount; row += ROWS) {
    // Rows past the end repeat the last one, and are not added to the target.
    const last = rowCount - 1 - row;
    const r0 = rows + row * rowPitch;
    const r1 = r0 + min(1, last) * rowPitch;
    const r2 = r0 + min(2, last) * rowPitch;
    const r3 = r0 + min(3, last) * rowPitch;
    const to = target + row * rowStep;
    for (let k = 0; k < depth; k += PLACES) {
      const next = min(k + 1, depth - 1);
      block(
        r0,
        r1,
        r2,
        r3,
        rowsOfImage,
        image + load<u32>(offsets + (k << 2)),
        image + load<u32>(offsets + (next << 2)),
        imageStep,
        images,
        columns,
        to + load<u32>(places + (k << 2)),
        to + load<u32>(places + (next << 2)),
        next > k,
        rowStep,
        last,
      );
    }
  }
}

function block(
  r0: usize,
  r1: usize,
  r2: usize,
  r3: usize,
  rowsOfImage: usize,
  a: usize,
  b: usize,
  imageStep: usize,
  images: i32,
  columns: i32,
  toA: usize,
  toB: usize,
  hasB: bool,
  rowStep: usize,
  last: i32,
): void {
  let a0 = f32x4.splat(0),
    a1 = a0,
    a2 = a0,
    a3 = a0,
    b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0;
  const whole = (columns & ~3) << 2;
  const mask = firstLanes(columns & 3);
  for (let image = 0; image < images; image++) {
    for (let at = 0; at < whole; at += 16) {
      const xa = v128.load(a + at);
      const xb = v128.load(b + at);
      const y0 = v128.load(r0 + at);
      a0 = madd(y0, xa, a0);
      b0 = madd(y0, xb, b0);
      const y1 = v128.load(r1 + at);
      a1 = madd(y1, xa, a1);
      b1 = madd(y1, xb, b1);
      const y2 = v128.load(r2 + at);
      a2 = madd(y2, xa, a2);
      b2 = madd(y2, xb, b2);
      const y3 = v128.load(r3 + at);
      a3 = madd(y3, xa, a3);
      b3 = madd(y3, xb, b3);
    }
    if (columns & 3) {
      // Both sides are masked: what lies beyond may be NaN, and 0 · NaN is not 0.
      const xa = v128.and(v128.load(a + whole), mask);
      const xb = v128.and(v128.load(b + whole), mask);
      const y0 = v128.and(v128.load(r0 + whole), mask);
      const y1 = v128.and(v128.load(r1 + whole), mask);
      const y2 = v128.and(v128.load(r2 + whole), mask);
      const y3 = v128.and(v128.load(r3 + whole), mask);
      a0 = madd(y0, xa, a0);
      b0 = madd(y0, xb, b0);
      a1 = madd(y1, xa, a1);
      b1 = madd(y1, xb, b1);
      a2 = madd(y2, xa, a2);
      b2 = madd(y2, xb, b2);
      a3 = madd(y3, xa, a3);
      b3 = madd(y3, xb, b3);
    }
    r0 += rowsOfImage;
    r1 += rowsOfImage;
    r2 += rowsOfImage;
    r3 += rowsOfImage;
    a += imageStep;
    b += imageStep;
  }
  addColumn(toA, rowStep, last, a0, a1, a2, a3);
  if (hasB) addColumn(toB, rowStep, last, b0, b1, b2, b3);
}

function addColumn(to: usize, step: usize, last: i32, s0: v128, s1: v128, s2: v128, s3: v128): void {
  addTo(to, sumLanes(s0));
  if (last > 0) addTo(to + step, sumLanes(s1));
  if (last > 1) addTo(to + 2 * step, sumLanes(s2));
  if (last > 2) addTo(to + 3 * step, sumLanes(s3));
}

function addTo(cell: usize, value: f32): void {
  store<f32>(cell, load<f32>(cell) + value);
}
