import { reach } from '@engine/shape/window.ts';
import type { Shape } from '@engine/tensor.ts';
import type { Reading } from '../layer.ts';
import type { FloorLoss } from './result.ts';

/** The axes of a layer along which the last stride did not fit. */
export const floorLosses = (readings: readonly Reading[], input: Shape, output: Shape): FloorLoss[] =>
  readings.flatMap((reading, axis) => {
    if (reading.kind !== 'window') return [];
    const [before, after] = reading.padding;
    const room = input[axis + 2]! + before + after - reach(reading);
    const left = room - (output[axis + 2]! - 1) * reading.stride;
    return left > 0 ? [{ axis, exact: room / reading.stride + 1, unread: Math.max(0, left - after) }] : [];
  });
