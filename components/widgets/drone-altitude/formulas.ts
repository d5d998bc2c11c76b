import { type Equation, over, times, variable } from '@network/formula.ts';
import { PIXEL_PER_METRE } from '@training/data/aerial/camera.ts';
import { pixelsOf } from './model.ts';

/** The wolf's length in pixels: its length over what one pixel covers, which grows with the altitude h by s a metre. */
export const lengthOf = (length: number, altitude: number): Equation => ({
  left: variable('ℓ', pixelsOf(length, altitude), { link: 'length' }),
  right: over(
    variable('L', Math.round(100 * length) / 100),
    times(variable('h', altitude), variable('s', PIXEL_PER_METRE)),
  ),
});
