import { firstLanes, height, madd, sumLanes } from './vector';

/** Places in one block. */
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
  for (let row = 0, high = 0; row < rowCount; row += high) {
    high = height(rowCount - row);
    // Rows past the end repeat the last one, and are not added to the target.
    const last = rowCount - 1 - row;
    const r = rows + row * rowPitch;
    const to = target + row * rowStep;
    for (let k = 0; k < depth; k += PLACES) {
      const next = min(k + 1, depth - 1);
      const a = image + load<u32>(offsets + (k << 2));
      const b = image + load<u32>(offsets + (next << 2));
      const toA = to + load<u32>(places + (k << 2));
      // 0: the last place is alone.
      const toB = next > k ? to + load<u32>(places + (next << 2)) : 0;
      if (high == 6) six(r, rowPitch, last, rowsOfImage, a, b, imageStep, images, columns, toA, toB, rowStep);
      else four(r, rowPitch, last, rowsOfImage, a, b, imageStep, images, columns, toA, toB, rowStep);
    }
  }
}

/** One block of six rows: 12 sums, each a vector of four partial ones. */
function six(
  r0: usize,
  rowPitch: i32,
  last: i32,
  rowsOfImage: i32,
  a: usize,
  b: usize,
  imageStep: i32,
  images: i32,
  columns: i32,
  toA: usize,
  toB: usize,
  rowStep: i32,
): void {
  let r1 = r0 + min(1, last) * rowPitch;
  let r2 = r0 + min(2, last) * rowPitch;
  let r3 = r0 + min(3, last) * rowPitch;
  let r4 = r0 + min(4, last) * rowPitch;
  let r5 = r0 + min(5, last) * rowPitch;
  let a0 = f32x4.splat(0),
    b0 = a0,
    a1 = a0,
    b1 = a0,
    a2 = a0,
    b2 = a0,
    a3 = a0,
    b3 = a0,
    a4 = a0,
    b4 = a0,
    a5 = a0,
    b5 = a0;
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
      const y4 = v128.load(r4 + at);
      a4 = madd(y4, xa, a4);
      b4 = madd(y4, xb, b4);
      const y5 = v128.load(r5 + at);
      a5 = madd(y5, xa, a5);
      b5 = madd(y5, xb, b5);
    }
    if (columns & 3) {
      // Both sides are masked: what lies beyond may be NaN, and 0 · NaN is not 0.
      const xa = v128.and(v128.load(a + whole), mask);
      const xb = v128.and(v128.load(b + whole), mask);
      const y0 = v128.and(v128.load(r0 + whole), mask);
      a0 = madd(y0, xa, a0);
      b0 = madd(y0, xb, b0);
      const y1 = v128.and(v128.load(r1 + whole), mask);
      a1 = madd(y1, xa, a1);
      b1 = madd(y1, xb, b1);
      const y2 = v128.and(v128.load(r2 + whole), mask);
      a2 = madd(y2, xa, a2);
      b2 = madd(y2, xb, b2);
      const y3 = v128.and(v128.load(r3 + whole), mask);
      a3 = madd(y3, xa, a3);
      b3 = madd(y3, xb, b3);
      const y4 = v128.and(v128.load(r4 + whole), mask);
      a4 = madd(y4, xa, a4);
      b4 = madd(y4, xb, b4);
      const y5 = v128.and(v128.load(r5 + whole), mask);
      a5 = madd(y5, xa, a5);
      b5 = madd(y5, xb, b5);
    }
    r0 += rowsOfImage;
    r1 += rowsOfImage;
    r2 += rowsOfImage;
    r3 += rowsOfImage;
    r4 += rowsOfImage;
    r5 += rowsOfImage;
    a += imageStep;
    b += imageStep;
  }
  addPair(toA, toB, 0, a0, b0);
  if (last >= 1) addPair(toA, toB, rowStep, a1, b1);
  if (last >= 2) addPair(toA, toB, 2 * rowStep, a2, b2);
  if (last >= 3) addPair(toA, toB, 3 * rowStep, a3, b3);
  if (last >= 4) addPair(toA, toB, 4 * rowStep, a4, b4);
  if (last >= 5) addPair(toA, toB, 5 * rowStep, a5, b5);
}

/** The same for four rows. */
function four(
  r0: usize,
  rowPitch: i32,
  last: i32,
  rowsOfImage: i32,
  a: usize,
  b: usize,
  imageStep: i32,
  images: i32,
  columns: i32,
  toA: usize,
  toB: usize,
  rowStep: i32,
): void {
  let r1 = r0 + min(1, last) * rowPitch;
  let r2 = r0 + min(2, last) * rowPitch;
  let r3 = r0 + min(3, last) * rowPitch;
  let a0 = f32x4.splat(0),
    b0 = a0,
    a1 = a0,
    b1 = a0,
    a2 = a0,
    b2 = a0,
    a3 = a0,
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
      a0 = madd(y0, xa, a0);
      b0 = madd(y0, xb, b0);
      const y1 = v128.and(v128.load(r1 + whole), mask);
      a1 = madd(y1, xa, a1);
      b1 = madd(y1, xb, b1);
      const y2 = v128.and(v128.load(r2 + whole), mask);
      a2 = madd(y2, xa, a2);
      b2 = madd(y2, xb, b2);
      const y3 = v128.and(v128.load(r3 + whole), mask);
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
  addPair(toA, toB, 0, a0, b0);
  if (last >= 1) addPair(toA, toB, rowStep, a1, b1);
  if (last >= 2) addPair(toA, toB, 2 * rowStep, a2, b2);
  if (last >= 3) addPair(toA, toB, 3 * rowStep, a3, b3);
}

function addPair(toA: usize, toB: usize, offset: i32, a: v128, b: v128): void {
  addTo(toA + offset, sumLanes(a));
  if (toB) addTo(toB + offset, sumLanes(b));
}

function addTo(cell: usize, value: f32): void {
  store<f32>(cell, load<f32>(cell) + value);
}
