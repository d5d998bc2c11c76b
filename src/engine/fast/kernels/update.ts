/*
 * Update rules of `src/engine/optim`, four parameters at a time. Tensors have room for a whole last vector.
 */

/** Plain descent: p ← p − lr · (g + decay · p). */
export function sgd(p: usize, g: usize, count: i32, lr: f32, decay: f32): void {
  const lrs = f32x4.splat(lr),
    decays = f32x4.splat(decay);
  for (const end = p + (count << 2); p < end; p += 16, g += 16) {
    const old = v128.load(p);
    const step = f32x4.add(v128.load(g), f32x4.mul(decays, old));
    v128.store(p, f32x4.sub(old, f32x4.mul(lrs, step)));
  }
}

/** With momentum: b ← momentum · b + share · step, p ← p − lr · b; Nesterov moves by step + momentum · b. */
export function sgdMomentum(
  p: usize,
  g: usize,
  b: usize,
  count: i32,
  lr: f32,
  decay: f32,
  momentum: f32,
  share: f32,
  nesterov: bool,
): void {
  const lrs = f32x4.splat(lr),
    decays = f32x4.splat(decay);
  const keep = f32x4.splat(momentum),
    shares = f32x4.splat(share);
  for (const end = p + (count << 2); p < end; p += 16, g += 16, b += 16) {
    const old = v128.load(p);
    const step = f32x4.add(v128.load(g), f32x4.mul(decays, old));
    const buffer = f32x4.add(f32x4.mul(keep, v128.load(b)), f32x4.mul(shares, step));
    v128.store(b, buffer);
    const move = nesterov ? f32x4.add(step, f32x4.mul(keep, buffer)) : buffer;
    v128.store(p, f32x4.sub(old, f32x4.mul(lrs, move)));
  }
}

/** Adam and AdamW: `kept` of the parameter stays, `decay` of it joins the gradient; `rate` and `correction` as in `adam.ts`. */
export function adam(
  p: usize,
  g: usize,
  m: usize,
  v: usize,
  count: i32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  kept: f32,
  decay: f32,
  rate: f32,
  correction: f32,
  eps: f32,
): void {
  const r1 = f32x4.splat(rest1),
    b2 = f32x4.splat(beta2),
    r2 = f32x4.splat(rest2);
  const keeps = f32x4.splat(kept),
    decays = f32x4.splat(decay),
    rates = f32x4.splat(rate);
  const corrections = f32x4.splat(correction),
    epsilons = f32x4.splat(eps);
  for (const end = p + (count << 2); p < end; p += 16, g += 16, m += 16, v += 16) {
    const old = f32x4.mul(keeps, v128.load(p));
    const step = f32x4.add(v128.load(g), f32x4.mul(decays, old));
    const before = v128.load(m);
    const mean = f32x4.add(before, f32x4.mul(r1, f32x4.sub(step, before)));
    const square = f32x4.add(f32x4.mul(b2, v128.load(v)), f32x4.mul(f32x4.mul(r2, step), step));
    v128.store(m, mean);
    v128.store(v, square);
    const root = f32x4.add(f32x4.div(f32x4.sqrt(square), corrections), epsilons);
    v128.store(p, f32x4.sub(old, f32x4.div(f32x4.mul(rates, mean), root)));
  }
}
