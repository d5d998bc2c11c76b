import { type Equation, over, times, variable } from '@network/formula.ts';
import { PIXEL_PER_METRE } from '@training/data/aerial/camera.ts';
import { pixelsOf } from './model.ts';

/**
 * The wolf's length in pixels: its length over what one pixel covers, which grows with the altitude h by s a metre.
 * To the millimetre and to a tenth of a pixel, so that the numbers shown give the result shown.
 */
export const lengthOf = (length: number, altitude: number): Equation => {
  const millimetres = Math.round(1000 * length);
  return {
    left: variable('ℓ', Math.round(10 * pixelsOf(millimetres / 1000, altitude)) / 10, { link: 'length' }),
    right: over(
      variable('L', millimetres / 1000),
      times(variable('h', altitude), variable('s', PIXEL_PER_METRE)),
    ),
  };
};
