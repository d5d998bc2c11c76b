import { hash, noise } from '@engine/noise.ts';
import { ground } from './ground.ts';
import type { Light } from './light.ts';
import { across, topAt } from './limb.ts';
import { type Scene, type Thing, covers, ownPoint } from './scene.ts';

/** Where a drone hangs and what its camera sees. */
export interface Camera {
  /** What lies straight below, in metres to the east and to the north. */
  east: number;
  north: number;
  /** In metres. */
  altitude: number;
  /** Degrees clockwise from north: what the top of the picture points to. */
  heading: number;
  /** Pixels. */
  height: number;
  width: number;
}

/** Metres of ground that one pixel covers, for each metre of altitude. */
export const PIXEL_PER_METRE = 0.0025;

/** The ground sampling distance: metres of ground that one pixel covers along each side. */
export const sampling = (altitude: number): number => altitude * PIXEL_PER_METRE;

/** From a place in the picture (row and column, fractions between) to the point of the ground seen there, and back. */
export function projection({ east, north, altitude, heading, height, width }: Camera) {
  const side = sampling(altitude);
  const angle = (heading * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    side,
    toGround(row: number, column: number): [east: number, north: number] {
      const [right, up] = [(column - width / 2) * side, (height / 2 - row) * side];
      return [east + right * cos + up * sin, north + up * cos - right * sin];
    },
    toPicture(atEast: number, atNorth: number): [row: number, column: number] {
      const [x, y] = [atEast - east, atNorth - north];
      return [height / 2 - (x * sin + y * cos) / side, width / 2 + (x * cos - y * sin) / side];
    },
  };
}

/** Where the sun stands: shadows fall the other way. Towards the north-east. */
const SHADOW_EAST = 0.8;
const SHADOW_NORTH = 0.6;

/** Samples along each side of a pixel, so that none stands for more than a few centimetres of an animal. */
const samplesFor = ({ kind }: Thing, side: number): number =>
  Math.min(kind === 'ground' ? 3 : 6, Math.max(2, Math.ceil(side / 0.035)));

/** A picture on its way: [3, height, width], red, green and blue, 0 to 1, with what it is a picture of. */
interface Exposure extends ReturnType<typeof projection> {
  readonly scene: Scene;
  readonly height: number;
  readonly width: number;
  /** Pixels of one colour. */
  readonly plane: number;
  readonly colours: Float32Array;
}

function layGround({ scene, height, width, plane, side, toGround, colours }: Exposure): void {
  const meadow = new Float32Array(3);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at++) {
      const [east, north] = toGround(row + 0.5, column + 0.5);
      ground(east, north, side, scene.seed, meadow);
      for (let channel = 0; channel < 3; channel++) colours[channel * plane + at] = meadow[channel]!;
    }
  }
}

/** Visits the pixels near a thing moved by (east, north), with what it shows there: its share of the pixel and its colour. */
function visitThing(
  { scene, height, width, side, toGround, toPicture }: Exposure,
  thing: Thing,
  [east, north]: readonly [number, number],
  samples: number,
  visit: (at: number, share: number, sum: Float32Array) => void,
): void {
  const [middleRow, middleColumn] = toPicture(thing.x + east, thing.y + north);
  const reach = thing.reach / side + 1;
  const [top, bottom] = [Math.max(0, Math.floor(middleRow - reach)), Math.min(height, middleRow + reach)];
  const [left, right] = [
    Math.max(0, Math.floor(middleColumn - reach)),
    Math.min(width, middleColumn + reach),
  ];
  const sum = new Float32Array(3);
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const [middleEast, middleNorth] = toGround(row + 0.5, column + 0.5);
      if (!covers(thing, middleEast - east, middleNorth - north, 0.71 * side)) continue;
      let hits = 0;
      sum.fill(0);
      for (let sample = 0; sample < samples * samples; sample++) {
        const down = row + (Math.floor(sample / samples) + 0.5) / samples;
        const along = column + ((sample % samples) + 0.5) / samples;
        const [e, n] = toGround(down, along);
        const [x, y] = ownPoint(thing, e - east, n - north);
        const limb = topAt(thing.limbs, x, y);
        if (!limb) continue;
        hits++;
        const far = across(limb, x, y);
        const fur = side < 0.08 ? 0.22 * (noise(x * 30, y * 45, scene.seed) - 0.5) : 0;
        const bright = 1 - 0.32 * far * far + fur;
        for (let channel = 0; channel < 3; channel++) sum[channel]! += limb.colour[channel]! * bright;
      }
      if (hits === 0) continue;
      for (let channel = 0; channel < 3; channel++) sum[channel]! /= samples ** 2;
      visit(row * width + column, hits / samples ** 2, sum);
    }
  }
}

/** A shadow is the thing itself, darkened, at every step from its feet to where its top's shadow falls. */
function castShadows(exposure: Exposure, light: Light): void {
  const { scene, plane, colours } = exposure;
  const shadows = new Float32Array(plane);
  for (const thing of scene.things) {
    const far = 0.85 * thing.height * light.shadow;
    const steps = Math.ceil(far / Math.max(0.35, 0.5 * thing.reach));
    for (let step = 1; step <= steps; step++) {
      const along = (far * step) / steps;
      visitThing(exposure, thing, [SHADOW_EAST * along, SHADOW_NORTH * along], 2, (at, share) => {
        shadows[at] = Math.max(shadows[at]!, share);
      });
    }
  }
  for (let cell = 0; cell < 3 * plane; cell++) colours[cell]! *= 1 - light.shade * shadows[cell % plane]!;
}

function layThings(exposure: Exposure): void {
  const { scene, plane, side, colours } = exposure;
  for (const thing of scene.things) {
    visitThing(exposure, thing, [0, 0], samplesFor(thing, side), (at, share, sum) => {
      for (let channel = 0; channel < 3; channel++) {
        const cell = channel * plane + at;
        colours[cell] = (1 - share) * colours[cell]! + sum[channel]!;
      }
    });
  }
}

/** In its light, with the grain of the sensor, 0 to 255. */
function develop({ scene, plane, colours }: Exposure, light: Light): Uint8Array {
  // Three uniform draws have a deviation of a half.
  const grain = (cell: number): number =>
    hash(cell, 1, scene.seed) + hash(cell, 2, scene.seed) + hash(cell, 3, scene.seed) - 1.5;
  return Uint8Array.from(colours, (value, cell) => {
    const lit = value * light.colour[Math.floor(cell / plane)]! + 2 * light.noise * grain(cell);
    return Math.min(255, Math.max(0, Math.round(255 * lit)));
  });
}

/**
 * The picture as the camera gives it: [3, height, width], red, green and blue, 0 to 255. Each pixel is the mean over the square of
 * ground that it covers, so that what is smaller than a pixel fades into its surroundings, as it does in a real camera.
 */
export function photograph(scene: Scene, camera: Camera, light: Light): Uint8Array {
  const { height, width } = camera;
  const plane = height * width;
  const colours = new Float32Array(3 * plane);
  const exposure = { ...projection(camera), scene, height, width, plane, colours };
  layGround(exposure);
  if (light.shade > 0) castShadows(exposure, light);
  layThings(exposure);
  return develop(exposure, light);
}
