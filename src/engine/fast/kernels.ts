import { relaxedSimd, simd } from './built/kernels.ts';

type Address = number;

/** What `kernels/index.ts` exports; each is described there. Addresses are bytes, and so are most steps. */
export interface Kernels {
  // prettier-ignore
  gather(weights: Address, image: Address, offsets: Address, depth: number, rows: number, columns: number, result: Address, pitch: number): void;
  // prettier-ignore
  pack(source: Address, rowStep: number, places: Address, depth: number, rows: number, target: Address): void;
  // prettier-ignore
  correlate(rows: Address, rowPitch: number, rowCount: number, rowsOfImage: number, image: Address, imageStep: number, images: number, columns: number, offsets: Address, places: Address, depth: number, target: Address, rowStep: number): void;
  // prettier-ignore
  stage(source: Address, sourcePlane: number, planes: number, rows: Address, rowCount: number, pitch: number, target: Address, targetPlane: number): void;
  // prettier-ignore
  unstage(result: Address, resultPitch: number, planes: number, rows: Address, rowCount: number, count: number, step: number, target: Address, targetPlane: number, bias: Address, rectified: boolean): void;
  // prettier-ignore
  fold(padded: Address, cells: number, planes: number, table: Address, target: Address, targetPlane: number): void;
  /** 96 floating-point operations a round. */
  peak(rounds: number): number;
  clear(target: Address, bytes: number): void;
  copy(source: Address, target: Address, bytes: number): void;
  relu(x: Address, y: Address, count: number): void;
  reluBackward(y: Address, gradient: Address, result: Address, count: number): void;
  add(a: Address, b: Address, result: Address, count: number, rectified: boolean): void;
  multiply(a: Address, b: Address, result: Address, count: number): void;
  addToRows(rows: Address, rowCount: number, columns: number, row: Address): void;
  sumRows(rows: Address, rowCount: number, columns: number, result: Address): void;
  sumPlanes(x: Address, batch: number, step: number, plane: number, result: Address): void;
  moments(x: Address, batch: number, step: number, plane: number, result: Address): void;
  // prettier-ignore
  normalise(x: Address, batch: number, step: number, plane: number, mean: number, scale: number, shift: number, rectified: boolean, y: Address): void;
  // prettier-ignore
  gradientSums(gradient: Address, x: Address, y: Address, batch: number, step: number, plane: number, mean: number, result: Address): void;
  // prettier-ignore
  combine(gradient: Address, x: Address, y: Address, batch: number, step: number, plane: number, mean: number, a: number, b: number, c: number, result: Address): void;
  // prettier-ignore
  maxPool(x: Address, planes: number, planeBytes: number, starts: Address, places: number, cells: Address, y: Address, winners: Address): void;
  // prettier-ignore
  maxPool2x2(x: Address, planes: number, inputHeight: number, inputWidth: number, height: number, width: number, y: Address, winners: Address): void;
  // prettier-ignore
  route(gradient: Address, winners: Address, y: Address, planes: number, places: number, result: Address, planeBytes: number): void;
  // prettier-ignore
  route2x2(gradient: Address, winners: Address, y: Address, planes: number, height: number, width: number, result: Address): void;
  // prettier-ignore
  avgPool(x: Address, planes: number, planeBytes: number, starts: Address, places: number, cells: Address, shares: Address, y: Address): void;
  // prettier-ignore
  shareOut(gradient: Address, planes: number, planeBytes: number, starts: Address, places: number, cells: Address, shares: Address, result: Address): void;
  sgd(p: Address, g: Address, count: number, lr: number, decay: number): void;
  // prettier-ignore
  sgdMomentum(p: Address, g: Address, b: Address, count: number, lr: number, decay: number, momentum: number, share: number, nesterov: boolean): void;
  // prettier-ignore
  adam(p: Address, g: Address, m: Address, v: Address, count: number, rest1: number, beta2: number, rest2: number, kept: number, decay: number, rate: number, correction: number, eps: number): void;
}

/** Which of the two builds runs: 'relaxed-simd' has the fused multiply-add. */
export type Variant = 'relaxed-simd' | 'simd';

/** In the binary, what the kernels import: a memory of its own, or (as the second has it) a shared one of at most 2 GB. */
const [OWN_MEMORY, SHARED_MEMORY] = [
  '\x0f\x01\x03env\x06memory\x02\x00\x00',
  '\x12\x01\x03env\x06memory\x02\x03\x00\x80\x80\x02',
];

const bytesOf = (variant: Variant, shared: boolean): Uint8Array<ArrayBuffer> => {
  const binary = atob(variant === 'simd' ? simd : relaxedSimd);
  const wanted = shared ? binary.replace(OWN_MEMORY, SHARED_MEMORY) : binary;
  return Uint8Array.from(wanted, (character) => character.charCodeAt(0));
};

const compiled = new Map<string, WebAssembly.Module | undefined>();

function moduleOf(variant: Variant, shared = false): WebAssembly.Module | undefined {
  const name = `${variant} ${shared}`;
  if (!compiled.has(name)) {
    const bytes = bytesOf(variant, shared);
    const runs = typeof WebAssembly === 'object' && WebAssembly.validate(bytes);
    compiled.set(name, runs ? new WebAssembly.Module(bytes) : undefined);
  }
  return compiled.get(name);
}

/** The best build that this browser can run; undefined if it has no WebAssembly SIMD: then the plain ops must do. */
export const bestVariant = (): Variant | undefined =>
  (['relaxed-simd', 'simd'] as const).find((variant) => moduleOf(variant));

/** @throws Error if this browser cannot run it. */
export function loadKernels(
  memory: WebAssembly.Memory,
  variant: Variant | undefined = bestVariant(),
): Kernels {
  // Where there are no shared memories there is nothing that could be one.
  const shared = typeof SharedArrayBuffer === 'function' && memory.buffer instanceof SharedArrayBuffer;
  const found = variant && moduleOf(variant, shared);
  if (!found)
    throw new Error(`fast: this browser has no WebAssembly ${variant ?? 'SIMD'}; use the plain ops`);
  return new WebAssembly.Instance(found, { env: { memory } }).exports as unknown as Kernels;
}
