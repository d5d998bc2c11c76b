/** The gradient of one unit, summed in size over channels and averaged over draws of the weights, on a part of the picture. */
export interface GradientMap {
  /** Its first row and column in the picture. */
  row: number;
  column: number;
  height: number;
  width: number;
  /** Row by row; at least 0. */
  values: Float32Array;
}

/** A square of the picture around the middle of a field. Its sides may be at half pixels. */
export interface Held {
  side: number;
  row: number;
  column: number;
}

/** How strongly a share of the gradient is drawn: the root lets the faint outer parts be seen beside the middle. */
export const shadeOf = (value: number): number => Math.sqrt(value);

/** A measurement that came with the page: paper cannot make its own. */
export interface Printed {
  map: GradientMap;
  held: Held;
  /** The map as a mask over a plain colour: an image's address. */
  mask: string;
}

/** How much of the gradient the square must hold: two standard deviations, about, of the bell that Luo et al. (2016) find. */
export const SHARE = 0.95;

/**
 * The smallest square around the middle of the field that holds a share of the gradient: the effective receptive field as one number.
 * Luo, Li, Urtasun & Zemel 2016 count the pixels above a threshold instead; a square can be set beside the theoretical field.
 * @returns undefined if the gradient is 0 everywhere.
 */
export function heldSquare(
  map: GradientMap,
  middle: readonly [row: number, column: number],
  share = SHARE,
): Held | undefined {
  const rings = new Map<number, number>();
  let total = 0;
  for (const [index, value] of map.values.entries()) {
    const down = Math.abs(map.row + Math.floor(index / map.width) - middle[0]);
    const across = Math.abs(map.column + (index % map.width) - middle[1]);
    const ring = Math.max(down, across);
    rings.set(ring, (rings.get(ring) ?? 0) + value);
    total += value;
  }
  if (total === 0) return undefined;
  let held = 0;
  for (const [ring, mass] of [...rings].sort(([a], [b]) => a - b)) {
    held += mass;
    if (held >= share * total) return { side: 2 * ring + 1, row: middle[0] - ring, column: middle[1] - ring };
  }
  return undefined;
}

/** The mean of several draws, each scaled to a total of 1 first, so that no draw outweighs another. */
export function averageMaps(maps: readonly GradientMap[]): GradientMap {
  const [first, ...rest] = maps.map(scaledToOne);
  const values = first!.values.map(
    (value, index) => rest.reduce((sum, map) => sum + map.values[index]!, value) / maps.length,
  );
  return { ...first!, values };
}

function scaledToOne(map: GradientMap): GradientMap {
  const total = map.values.reduce((sum, value) => sum + value, 0);
  return total === 0 ? map : { ...map, values: map.values.map((value) => value / total) };
}
