import { expect, it } from 'vitest';
import { evaluate } from '@network/formula.ts';
import { lengthOf } from '@widgets/drone-altitude/formulas.ts';

it('shows numbers that give the result shown, at every height', () => {
  for (let altitude = 10; altitude <= 120; altitude += 10) {
    const { left, right } = lengthOf(1.852275, altitude);
    expect(Math.round(10 * evaluate(right)) / 10).toBe(left.value);
    expect(left.value).toBeCloseTo(1.852275 / (altitude * 0.0025), 0);
  }
});
