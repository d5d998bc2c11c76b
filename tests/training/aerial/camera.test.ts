import { Random } from '@engine/random.ts';
import { describe, expect, test } from 'vitest';
import { standingIn } from '@training/aerial/stand.ts';
import { VIEW } from '@training/aerial/grid.ts';
import { bodyOf, species } from '@training/data/aerial/animals.ts';
import { type Camera, photograph, projection, sampling } from '@training/data/aerial/camera.ts';
import { type Light, lightOf } from '@training/data/aerial/light.ts';
import { type Scene, place, sceneOf } from '@training/data/aerial/scene.ts';

const above = (altitude: number, heading = 0): Camera => ({ east: 0, north: 0, altitude, heading, ...VIEW });
/** Nothing but the things' own colours, so that brightness can be added up. */
const flat: Light = { colour: [1, 1, 1], shade: 0, shadow: 0, noise: 0 };
const scene = sceneOf({ seed: 12, middle: 'wolf', beside: 'dog' });
const wolf = place('wolf', bodyOf('wolf', new Random(5)), 0, 0, 0);
const alone: Scene = { seed: 12, things: [wolf] };
const empty: Scene = { seed: 12, things: [] };

describe('a photograph', () => {
  test('is the same to the byte when it is taken again', () => {
    const take = () => photograph(scene, above(30), lightOf.evening);
    expect(take()).toEqual(take());
  });

  test.each([12, 30, 70, 120])('from %d m adds up to the same amount of wolf', (altitude) => {
    /** How much bluer the wolf makes the picture: it is grey, the meadow is not. In square metres of full blue. */
    const measure = (height: number): number => {
      const [shown, hidden] = [alone, empty].map((each) => photograph(each, above(height), flat));
      const plane = VIEW.height * VIEW.width;
      let sum = 0;
      for (let at = 2 * plane; at < 3 * plane; at++) sum += shown![at]! - hidden![at]!;
      return (sum * sampling(height) ** 2) / 255;
    };
    // The meadow under it differs a little from height to height, and pixels are whole numbers.
    expect(measure(20)).toBeGreaterThan(0.05);
    expect(measure(altitude) / measure(20)).toBeGreaterThan(0.85);
    expect(measure(altitude) / measure(20)).toBeLessThan(1.15);
  });

  test('is darker at dusk than at noon, and noisier for its light', () => {
    const mean = (light: Light) => {
      const picture = photograph(scene, above(30), light);
      return picture.reduce((sum, value) => sum + value, 0) / picture.length;
    };
    expect(mean(lightOf.dusk)).toBeLessThan(0.6 * mean(lightOf.noon));
    expect(lightOf.dusk.noise / lightOf.dusk.colour[1]).toBeGreaterThan(
      5 * (lightOf.noon.noise / lightOf.noon.colour[1]),
    );
  });

  test('a thing casts its shadow away from the sun, and none under even light', () => {
    const shaded = photograph(alone, above(20), { ...flat, shade: 1, shadow: 1 });
    const plain = photograph(alone, above(20), flat);
    const { toPicture } = projection(above(20));
    const [row, column] = toPicture(0.45, 0.34).map(Math.floor) as [number, number];
    expect(shaded[row * VIEW.width + column]!).toBeLessThan(plain[row * VIEW.width + column]! / 2);
    const [across, along] = toPicture(-0.45, -0.34).map(Math.floor) as [number, number];
    expect(shaded[across * VIEW.width + along]).toBe(plain[across * VIEW.width + along]);
  });
});

describe('the projection', () => {
  test.each([0, 37, 90, 250])('at heading %d leads back to where it came from', (heading) => {
    const { toGround, toPicture } = projection({ ...above(40, heading), east: 3, north: -2 });
    const [row, column] = toPicture(...toGround(11.5, 130.25));
    expect(row).toBeCloseTo(11.5, 9);
    expect(column).toBeCloseTo(130.25, 9);
  });

  test('puts what lies ahead at the top', () => {
    const { toPicture } = projection(above(40, 90));
    const [row, column] = toPicture(2, 0);
    expect(row).toBeLessThan(VIEW.height / 2);
    expect(column).toBeCloseTo(VIEW.width / 2, 9);
  });
});

describe('where an animal stands', () => {
  const extent = (camera: Camera) => {
    const { cells } = standingIn(alone, camera)[0]!;
    const rows = new Set(cells.map((cell) => Math.floor(cell / 29)));
    const columns = new Set(cells.map((cell) => cell % 29));
    return [rows.size, columns.size] as const;
  };

  test('a wolf that walks north is tall in the picture, and wide once the drone has turned a quarter', () => {
    const [rows, columns] = extent(above(20));
    expect(rows).toBeGreaterThan(2 * columns);
    const [turnedRows, turnedColumns] = extent(above(20, 90));
    expect(turnedColumns).toBeGreaterThan(2 * turnedRows);
  });

  test('twice the height halves it', () => {
    expect(extent(above(20))[0]).toBeGreaterThanOrEqual(2 * extent(above(40))[0] - 2);
    expect(extent(above(40))[0]).toBeLessThan(0.75 * extent(above(20))[0]);
  });

  test('a scene has a wolf in the middle and what was asked for beside it', () => {
    for (const beside of ['dog', 'goat'] as const) {
      const { things } = sceneOf({ seed: 3, middle: 'wolf', beside });
      const near = things
        .filter(({ kind }) => kind !== 'ground')
        .sort((one, other) => Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y));
      expect(near.slice(0, 2).map(({ kind }) => kind)).toEqual(['wolf', beside]);
      expect(new Set(near.map(({ kind }) => kind))).toEqual(new Set(species.slice(1)));
    }
  });
});

test.each(species.slice(1))('a %s is as long and as wide as it says', (kind) => {
  for (let seed = 0; seed < 20; seed++) {
    const { limbs, length, width } = bodyOf(kind as 'wolf', new Random(seed));
    const ends = limbs.flatMap(({ x0, r0, x1, r1 }) => [x0 - r0, x0 + r0, x1 - r1, x1 + r1]);
    const long = Math.max(...ends) - Math.min(...ends);
    expect(long / length).toBeGreaterThan(0.88);
    expect(long / length).toBeLessThan(1.12);
    const trunk = Math.max(
      ...limbs.filter(({ y0, y1 }) => y0 === 0 && y1 === 0).map(({ r0, r1 }) => 2 * Math.max(r0, r1)),
    );
    expect(trunk / width).toBeGreaterThan(0.9);
    expect(trunk / width).toBeLessThan(1.1);
  }
});
