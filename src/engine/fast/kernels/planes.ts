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

/** result[channel] = Σ over batch and plane. Planes are added up in float64. */
export function sumPerChannel(x: usize, batch: i32, channels: i32, plane: i32, result: usize): void {
  for (let channel = 0; channel < channels; channel++) {
    let sum: f64 = 0;
    for (let image = 0; image < batch; image++)
      sum += sumRun(x + (((image * channels + channel) * plane) << 2), plane);
    store<f32>(result + (channel << 2), <f32>sum);
  }
}

/** Mean and biased variance of every channel, the variance about the mean: subtracting squares would cancel. */
export function statistics(
  x: usize,
  batch: i32,
  channels: i32,
  plane: i32,
  means: usize,
  variances: usize,
): void {
  const count: f64 = <f64>batch * plane;
  for (let channel = 0; channel < channels; channel++) {
    let sum: f64 = 0;
    for (let image = 0; image < batch; image++)
      sum += sumRun(x + (((image * channels + channel) * plane) << 2), plane);
    const mean = <f32>(sum / count);
    let squares: f64 = 0;
    for (let image = 0; image < batch; image++) {
      const run = x + (((image * channels + channel) * plane) << 2);
      squares += sumProducts(run, mean, run, mean, plane);
    }
    store<f32>(means + (channel << 2), mean);
    store<f32>(variances + (channel << 2), <f32>(squares / count));
  }
}

/** y = (x − mean) · scale + shift, with scale, shift and mean of each channel side by side in `terms`, four to a channel. */
export function normalise(x: usize, batch: i32, channels: i32, plane: i32, terms: usize, y: usize): void {
  for (let image = 0; image < batch; image++) {
    for (let channel = 0; channel < channels; channel++, x += plane << 2, y += plane << 2) {
      const four = v128.load(terms + (channel << 4));
      const scale = f32x4.extract_lane(four, 0),
        shift = f32x4.extract_lane(four, 1),
        mean = f32x4.extract_lane(four, 2);
      const scales = f32x4.splat(scale),
        shifts = f32x4.splat(shift),
        means = f32x4.splat(mean);
      let i = 0;
      for (; i + 4 <= plane; i += 4) {
        v128.store(y + (i << 2), madd(f32x4.sub(v128.load(x + (i << 2)), means), scales, shifts));
      }
      for (; i < plane; i++) store<f32>(y + (i << 2), (load<f32>(x + (i << 2)) - mean) * scale + shift);
    }
  }
}

/** result[channel] = Σ gradient · (x − mean) over batch and plane. */
export function alongInput(
  gradient: usize,
  x: usize,
  batch: i32,
  channels: i32,
  plane: i32,
  means: usize,
  result: usize,
): void {
  for (let channel = 0; channel < channels; channel++) {
    let sum: f64 = 0;
    const mean = load<f32>(means + (channel << 2));
    for (let image = 0; image < batch; image++) {
      const at = ((image * channels + channel) * plane) << 2;
      sum += sumProducts(gradient + at, 0, x + at, mean, plane);
    }
    store<f32>(result + (channel << 2), <f32>sum);
  }
}

/** result = gradient · a + (x − mean) · b + c, with a, b, c and mean of each channel side by side in `terms`. */
export function combine(
  gradient: usize,
  x: usize,
  batch: i32,
  channels: i32,
  plane: i32,
  terms: usize,
  result: usize,
): void {
  const bytes = plane << 2;
  for (let image = 0; image < batch; image++) {
    for (let channel = 0; channel < channels; channel++, gradient += bytes, x += bytes, result += bytes) {
      const four = v128.load(terms + (channel << 4));
      const a = f32x4.extract_lane(four, 0),
        b = f32x4.extract_lane(four, 1);
      const c = f32x4.extract_lane(four, 2),
        mean = f32x4.extract_lane(four, 3);
      const as = f32x4.splat(a),
        bs = f32x4.splat(b),
        cs = f32x4.splat(c),
        means = f32x4.splat(mean);
      let i = 0;
      for (; i + 4 <= plane; i += 4) {
        const g = v128.load(gradient + (i << 2));
        const d = f32x4.sub(v128.load(x + (i << 2)), means);
        v128.store(result + (i << 2), madd(g, as, madd(d, bs, cs)));
      }
      for (; i < plane; i++) {
        const g = load<f32>(gradient + (i << 2)),
          d = load<f32>(x + (i << 2)) - mean;
        store<f32>(result + (i << 2), g * a + (d * b + c));
      }
    }
  }
}
