import { madd, sumLanes } from './vector';

/** Multiply-adds that wait for nothing and read no memory, 12 to a round: the most that the machine can do. For the benchmark. */
export function peak(rounds: i32): f32 {
  const x = f32x4.splat(<f32>rounds * 1e-30);
  // Not a constant: the compiler would load it anew for every multiply-add.
  const w = f32x4.splat(<f32>rounds * 1e-7);
  let a = x,
    b = x,
    c = x,
    d = x,
    e = x,
    f = x,
    g = x,
    h = x,
    i = x,
    j = x,
    k = x,
    l = x;
  for (let round = 0; round < rounds; round++) {
    a = madd(w, x, a);
    b = madd(w, x, b);
    c = madd(w, x, c);
    d = madd(w, x, d);
    e = madd(w, x, e);
    f = madd(w, x, f);
    g = madd(w, x, g);
    h = madd(w, x, h);
    i = madd(w, x, i);
    j = madd(w, x, j);
    k = madd(w, x, k);
    l = madd(w, x, l);
  }
  const left = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f));
  return sumLanes(f32x4.add(left, f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l))));
}
