import type { FloorLoss, ReachedNode } from '@network/analysis/index.ts';
import { grouped, perAxis } from '../format.ts';
import type { Column } from '../settings.ts';

const axisNames: Record<number, readonly string[]> = {
  1: ['cell'],
  2: ['row', 'column'],
  3: ['frame', 'row', 'column'],
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** Where the floor bites: what was thrown away, and whether anything but padding went with it. */
function floorRemark(losses: readonly FloorLoss[], axes: number): string {
  const exact = [...new Set(losses.map((loss) => grouped(loss.exact)))];
  const rounded = `${listed(exact)} is rounded down`;
  const unread = losses.filter((loss) => loss.unread > 0);
  if (unread.length === 0) return `${rounded}; only padding falls away.`;
  const names = unread.map(({ axis, unread: count }) => {
    const name = axisNames[axes]?.[axis] ?? 'cell';
    return count === 1 ? `last ${name}` : `last ${count} ${name}s`;
  });
  const single = unread.length === 1 && unread[0]!.unread === 1;
  return `${rounded}: no window reads the ${listed(names)} of its input, so ${single ? 'it is' : 'they are'} dropped.`;
}

/** A sentence that a reader of a number should know, and the column it is about. */
export interface Remark {
  column: Column;
  text: string;
}

/** What a reader of a row's numbers should know. */
export function remarksOf(node: ReachedNode): Remark[] {
  const { floor, readings, sharedWith, misaligned, reach, note } = node;
  const field = (text: string): Remark => ({ column: 'field', text });
  const remarks: Remark[] = [];
  if (floor.length > 0) remarks.push({ column: 'output', text: floorRemark(floor, readings.length) });
  if (sharedWith !== undefined) {
    const text = `The module of ${sharedWith} runs again: its parameters are counted there.`;
    remarks.push({ column: 'parameters', text });
  }
  if (misaligned.length > 0) {
    remarks.push(
      field(
        'The branches are out of step: at one unit they look at different places. The region holds them all.',
      ),
    );
  }
  if (reach.some(({ withinImage }) => withinImage)) {
    remarks.push(
      field('Units do not repeat each other here, so the most that any of them sees of the image is given.'),
    );
  } else if (reach.some(({ size, smallest }) => size !== smallest)) {
    const fewest = perAxis(reach.map(({ smallest }) => smallest));
    remarks.push(field(`Units do not all see equally much; the fewest see ${fewest}.`));
  }
  if (note !== undefined) remarks.push(field(note));
  return remarks;
}
