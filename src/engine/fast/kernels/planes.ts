import { firstLanes, madd, sumLanes } from './vector';

/** Σ of a run of numbers. Two vectors of sums, so that one addition need not wait for the last. */
export function sumRun(x: usize, count: i32): f32 {
  let even = f32x4.splat(0),
    odd = even;
  let i = 0;
  for (; i + 8 <= count; i += 8) {
    even = f32x4.add(even, v128.load(x + (i << 2)));
    odd = f32x4.add(odd, v128.load(x + (i << 2), 16));
  }
  for (; i < count; i += 4) {
    even = f32x4.add(even, v128.and(v128.load(x + (i << 2)), firstLanes(count - i)));
  }
  return sumLanes(f32x4.add(even, odd));
}

/** Σ (x − a) · (y − b) of two runs. */
export function sumProducts(x: usize, a: f32, y: usize, b: f32, count: i32): f32 {
  const as = f32x4.splat(a),
    bs = f32x4.splat(b);
  let even = f32x4.splat(0),
    odd = even;
  let i = 0;
  for (; i + 8 <= count; i += 8) {
    const at = i << 2;
    even = madd(f32x4.sub(v128.load(x + at), as), f32x4.sub(v128.load(y + at), bs), even);
    odd = madd(f32x4.sub(v128.load(x + at, 16), as), f32x4.sub(v128.load(y + at, 16), bs), odd);
  }
  for (; i < count; i += 4) {
    const at = i << 2;
    const mask = firstLanes(count - i);
    const left = v128.and(f32x4.sub(v128.load(x + at), as), mask);
    even = madd(left, v128.and(f32x4.sub(v128.load(y + at), bs), mask), even);
  }
  return sumLanes(f32x4.add(even, odd));
}

/*
 * These work on one channel: the planes of all images, `step` bytes apart. Two looks at a channel are then as good as one,
 * since it is still in cache when the second comes. Planes are added up in float64.
 */

/** Σ over batch and plane. */
export function sumPlanes(x: usize, batch: i32, step: i32, plane: i32, result: usize): void {
  let sum: f64 = 0;
  for (let image = 0; image < batch; image++) sum += sumRun(x + image * step, plane);
  store<f32>(result, <f32>sum);
}

/** [Mean, biased variance], the variance about the mean: subtracting squares would cancel. */
export function moments(x: usize, batch: i32, step: i32, plane: i32, result: usize): void {
  const count: f64 = <f64>batch * plane;
  let sum: f64 = 0;
  for (let image = 0; image < batch; image++) sum += sumRun(x + image * step, plane);
  const mean = <f32>(sum / count);
  let squares: f64 = 0;
  for (let image = 0; image < batch; image++) {
    const run = x + image * step;
    squares += sumProducts(run, mean, run, mean, plane);
  }
  store<f32>(result, mean);
  store<f32>(result, <f32>(squares / count), 4);
}

/** y = (x − mean) · scale + shift, and max(y, 0) if `rectified`. */
export function normalise(
  x: usize,
  batch: i32,
  step: i32,
  plane: i32,
  mean: f32,
  scale: f32,
  shift: f32,
  rectified: bool,
  y: usize,
): void {
  const least: f32 = rectified ? 0 : -Infinity;
  const scales = f32x4.splat(scale),
    shifts = f32x4.splat(shift),
    means = f32x4.splat(mean),
    leasts = f32x4.splat(least);
  const bytes = plane << 2;
  const whole = bytes & ~15;
  for (let image = 0; image < batch; image++, x += step, y += step) {
    let at = 0;
    for (; at < whole; at += 16) {
      const z = madd(f32x4.sub(v128.load(x + at), means), scales, shifts);
      v128.store(y + at, f32x4.pmax(z, leasts));
    }
    for (; at < bytes; at += 4) {
      const z = (load<f32>(x + at) - mean) * scale + shift;
      store<f32>(y + at, z < least ? least : z);
    }
  }
}

/** [Σ gradient, Σ gradient · (x − mean)], where the gradient counts only where y is above 0 if there is a y. */
export function gradientSums(
  gradient: usize,
  x: usize,
  y: usize,
  batch: i32,
  step: i32,
  plane: i32,
  mean: f32,
  result: usize,
): void {
  const means = f32x4.splat(mean),
    zero = f32x4.splat(0);
  let sum: f64 = 0,
    along: f64 = 0;
  for (let image = 0; image < batch; image++) {
    let evenSum = zero,
      oddSum = zero,
      evenAlong = zero,
      oddAlong = zero;
    let i = 0;
    for (; i + 8 <= plane; i += 8) {
      const at = image * step + (i << 2);
      const even = passed(v128.load(gradient + at), y, at);
      const odd = passed(v128.load(gradient + at, 16), y, at + 16);
      evenSum = f32x4.add(evenSum, even);
      oddSum = f32x4.add(oddSum, odd);
      evenAlong = madd(even, f32x4.sub(v128.load(x + at), means), evenAlong);
      oddAlong = madd(odd, f32x4.sub(v128.load(x + at, 16), means), oddAlong);
    }
    for (; i < plane; i += 4) {
      const at = image * step + (i << 2);
      const mask = firstLanes(plane - i);
      const rest = v128.and(passed(v128.load(gradient + at), y, at), mask);
      evenSum = f32x4.add(evenSum, rest);
      evenAlong = madd(rest, v128.and(f32x4.sub(v128.load(x + at), means), mask), evenAlong);
    }
    sum += sumLanes(f32x4.add(evenSum, oddSum));
    along += sumLanes(f32x4.add(evenAlong, oddAlong));
  }
  store<f32>(result, <f32>sum);
  store<f32>(result, <f32>along, 4);
}

/** What a ReLU with output y lets through; all if there is none. */
function passed(gradient: v128, y: usize, at: i32): v128 {
  return y ? v128.and(gradient, f32x4.gt(v128.load(y + at), f32x4.splat(0))) : gradient;
}

/** result = gradient · a + (x − mean) · b + c, with the gradient as in `gradientSums`. */
export function combine(
  gradient: usize,
  x: usize,
  y: usize,
  batch: i32,
  step: i32,
  plane: i32,
  mean: f32,
  a: f32,
  b: f32,
  c: f32,
  result: usize,
): void {
  const as = f32x4.splat(a),
    bs = f32x4.splat(b),
    cs = f32x4.splat(c),
    means = f32x4.splat(mean);
  for (let image = 0; image < batch; image++) {
    let at = image * step;
    const end = at + (plane << 2);
    for (; at + 16 <= end; at += 16) {
      const g = passed(v128.load(gradient + at), y, at);
      const d = f32x4.sub(v128.load(x + at), means);
      v128.store(result + at, madd(g, as, madd(d, bs, cs)));
    }
    for (; at < end; at += 4) {
      const g: f32 = y && !(load<f32>(y + at) > 0) ? 0.0 : load<f32>(gradient + at);
      store<f32>(result + at, g * a + ((load<f32>(x + at) - mean) * b + c));
    }
  }
}
