import { expect, it } from 'vitest';
import { evaluate } from '@network/formula.ts';
import { PIXEL_PER_METRE } from '@training/data/aerial/camera.ts';
import { lengthOf } from '@widgets/drone-altitude/formulas.ts';

/** A wolf's in metres, to more places than are shown: they are about 1.88 m long. */
const length = 1.852275;

it('shows numbers that give the result shown, at every height', () => {
  for (let altitude = 10; altitude <= 120; altitude += 10) {
    const { left, right } = lengthOf(length, altitude);
    expect(Math.round(10 * evaluate(right)) / 10).toBe(left.value);
    expect(left.value).toBeCloseTo(length / (altitude * PIXEL_PER_METRE), 1);
  }
});
