import type { VolumeRow } from './row.ts';

const PLATE = 0.45;
const ROD = 0.9;

/**
 * World units of n cells along a spatial axis: √n, so that 256 and 13 can stand in one drawing (16 to 3.6).
 * Areas of faces are then true to the number of pixels' side, not to the number of pixels.
 */
const spatialLength = (cells: number): number => Math.max(ROD, Math.sqrt(cells));

/** World units of n channels: their cube root (3 → 1.4, 128 → 5, 1024 → 10). */
const channelLength = (channels: number): number => Math.max(ROD, Math.cbrt(channels));

/** World units of n features of a vector: log₂(n + 1), so that 43264 and 10 can stand side by side (15.4 and 3.5). */
const featureLength = (features: number): number => Math.max(ROD, Math.log2(features + 1));

/** [along x, along y, along z] of a volume. Channels run along x; the features of a vector stand upright as a rod. */
export function boxSize(shape: readonly number[], plate: boolean): [number, number, number] {
  if (shape.length <= 1) return [plate ? PLATE : ROD, featureLength(shape[0] ?? 1), ROD];
  const height = shape.at(shape.length === 2 ? -1 : -2)!;
  const width = shape.length === 2 ? 1 : shape.at(-1)!;
  const channels = shape
    .slice(0, Math.max(1, shape.length - 2))
    .reduce((product, length) => product * length, 1);
  return [plate ? PLATE : channelLength(channels), spatialLength(height), spatialLength(width)];
}

const KEEPS_SHAPE = new Set<VolumeRow['role']>(['normalisation', 'activation', 'dropout']);

/** Whether a row only passes over the volume before it, and is drawn as a plate on that volume. */
export function isPlate(row: VolumeRow, byId: ReadonlyMap<string, VolumeRow>): boolean {
  const source = row.inputs.length === 1 ? byId.get(row.inputs[0]!) : undefined;
  return KEEPS_SHAPE.has(row.role) && source?.shape.join() === row.shape.join();
}
