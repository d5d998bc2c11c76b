import { Tensor } from '@engine/tensor.ts';
import { beginParameters } from '@training/initial.ts';
import { analyse } from '@network/analysis/index.ts';
import { describe, expect, test } from 'vitest';
import { detectorOf, network } from '@training/aerial/detector.ts';
import { findsIn, toldOf } from '@training/aerial/finds.ts';
import { CELL, FIELD, GRID, MARGIN, VIEW } from '@training/aerial/grid.ts';
import { type Flights, cameraOf, patchesOf } from '@training/aerial/patches.ts';
import { Random } from '@engine/random.ts';
import { type Detector, survey } from '@training/aerial/survey.ts';
import { numberOf, species } from '@training/data/aerial/animals.ts';
import { photograph } from '@training/data/aerial/camera.ts';
import { lightOf } from '@training/data/aerial/light.ts';
import { sceneOf } from '@training/data/aerial/scene.ts';

const flights: Flights = { altitude: [20, 40], turned: true, lights: ['noon'] };

describe('the detector', () => {
  const analysis = analyse(network, { input: [1, 3, VIEW.height, VIEW.width] });
  const last = analysis.byId.get(network.output)!;

  test('has the field, the stride and the cells that the figure draws', () => {
    if (!last.ok) throw new Error(last.reason);
    expect(last.reach.map(({ size, jump, start }) => [size, jump, start])).toEqual([
      [FIELD, CELL, 0],
      [FIELD, CELL, 0],
    ]);
    expect(last.output).toEqual([1, species.length, GRID.rows, GRID.columns]);
    expect(last.floor).toEqual([]);
    // A cell lies in the middle of its field, to half a pixel.
    expect(Math.abs(MARGIN + CELL / 2 - FIELD / 2)).toBeLessThanOrEqual(0.5);
  });

  test('says of a cell what it says of that cell’s field alone: sliding is one convolution', () => {
    const weights = new Map<string, Tensor>();
    for (const [path, { parameters }] of beginParameters(network, { kind: 'kaiming-normal' }, 4)) {
      for (const [name, { value }] of Object.entries(parameters)) weights.set(`${path}.${name}`, value);
    }
    const camera = cameraOf(flights, new Random(2));
    const picture = photograph(sceneOf({ seed: 2, middle: 'wolf', beside: 'fox' }), camera, lightOf.noon);
    const whole = detectorOf(weights, VIEW.height, VIEW.width)(picture);
    const alone = detectorOf(weights, FIELD, FIELD);
    for (const [row, column] of [
      [0, 0],
      [9, 14],
      [18, 28],
    ] as const) {
      const cut = Uint8Array.from({ length: 3 * FIELD * FIELD }, (_, at) => {
        const [channel, rest] = [Math.floor(at / FIELD ** 2), at % FIELD ** 2];
        const [down, along] = [CELL * row + Math.floor(rest / FIELD), CELL * column + (rest % FIELD)];
        return picture[(channel * VIEW.height + down) * VIEW.width + along]!;
      });
      const { values } = alone(cut);
      species.forEach((_, number) => {
        const slid = whole.values[(number * GRID.rows + row) * GRID.columns + column]!;
        expect(slid).toBeCloseTo(values[number]!, 4);
      });
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    }
  });
});

describe('patches to learn from', () => {
  const patches = patchesOf(flights, 160, 9);

  test('are the same when they are cut again, and differ with the seed', () => {
    expect(patchesOf(flights, 160, 9)).toEqual(patches);
    expect(patchesOf(flights, 160, 5000).pixels).not.toEqual(patches.pixels);
  });

  test('show each species, the meadow most and the wolf next', () => {
    const counts = species.map((_, number) => patches.labels.filter((label) => label === number).length);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts[0]!).toBe(Math.max(...counts));
  });

  test('a drone that does not turn keeps its heading, and one that does takes any', () => {
    const headings = (turned: boolean) =>
      Array.from({ length: 40 }, (_, seed) => cameraOf({ ...flights, turned }, new Random(seed)).heading);
    expect(new Set(headings(false))).toEqual(new Set([0]));
    expect(Math.max(...headings(true)) - Math.min(...headings(true))).toBeGreaterThan(250);
  });

  test('are from the heights that they should be', () => {
    const heights = Array.from({ length: 200 }, (_, seed) => cameraOf(flights, new Random(seed)).altitude);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...heights)).toBeLessThanOrEqual(40);
  });
});

describe('the survey', () => {
  const conditions = { altitude: 30, heading: 0, light: 'noon' } as const;
  const saying = (wolf: (cell: number) => boolean): Detector => {
    const cells = Array.from({ length: GRID.rows * GRID.columns }, (_, cell) => Number(wolf(cell)));
    const values = new Float32Array(species.length * cells.length);
    values.set(cells.map((value) => 1 - value));
    values.set(cells, numberOf('wolf') * cells.length);
    return () => ({ ...GRID, values });
  };

  test('a dog in a find that has a wolf in it too is mistaken, and no false alarm', () => {
    const [everywhere, nowhere] = survey([saying(() => true), saying(() => false)], conditions, 4, 700_000);
    expect(everywhere!.dogs).toBeGreaterThan(0);
    expect(everywhere).toMatchObject({ found: everywhere!.wolves, mistaken: everywhere!.dogs, alarms: 0 });
    expect(nowhere).toMatchObject({ found: 0, mistaken: 0, alarms: 0 });
  });

  test('a find with no wolf in it is a false alarm at the border too; on a wolf that the border cuts it is nothing', () => {
    const [tally] = survey([saying((cell) => cell === 0)], conditions, 4, 700_000);
    // Part of a wolf is in the first cell of one of the four pictures.
    expect(tally).toMatchObject({ found: 0, mistaken: 0, alarms: 3 });
  });
});

describe('finds', () => {
  /** Answers for the wolf; the rest goes to the meadow. */
  const answers = (...rows: number[][]) => {
    const wolf = rows.flat();
    const values = new Float32Array(species.length * wolf.length);
    values.set(wolf.map((value) => 1 - value));
    values.set(wolf, wolf.length);
    return { rows: rows.length, columns: rows[0]!.length, values };
  };
  const picture = answers([0.9, 0, 0, 0.1], [0, 0.6, 0, 0], [0, 0, 0, 0], [0, 0, 0.4, 0.7]);

  test('are cells over the threshold that touch, at a corner too', () => {
    const finds = findsIn(picture, 0.5);
    expect(finds.map(({ cells }) => cells)).toEqual([[0, 5], [15]]);
    expect(finds[0]).toMatchObject({ top: MARGIN, left: MARGIN, height: 2 * CELL, width: 2 * CELL });
    expect(finds[0]!.score).toBeCloseTo(0.9, 6);
  });

  test('grow with a lower threshold', () => {
    expect(findsIn(picture, 0.35).map(({ cells }) => cells)).toEqual(
      [
        [0, 5],
        [14, 15],
      ].map((c) => expect.arrayContaining(c)),
    );
    expect(findsIn(picture, 0.95)).toEqual([]);
  });

  test('an animal is told by the mean over its cells', () => {
    expect(species[toldOf(picture, [0, 5])]).toBe('wolf');
    expect(species[toldOf(picture, [0, 1, 2])]).toBe('ground');
  });
});
