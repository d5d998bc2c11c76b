import { listed } from '@kit/words.ts';
import type { Analysis, FloorLoss, NodeAnalysis, ReachedNode } from '@network/analysis/index.ts';
import { called } from '@network/graph.ts';
import { grouped, perAxis } from '../format.ts';
import type { Column } from '../settings.ts';

const axisNames: Record<number, readonly string[]> = {
  1: ['cell'],
  2: ['row', 'column'],
  3: ['frame', 'row', 'column'],
};

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

/** For features without a grid, what their receptive field is: that of a whole map, which may reach beyond the image. */
function wholeMap(node: ReachedNode, { byId, input }: Analysis): string | undefined {
  // A feature that was only flattened still sees what its own cell did.
  if (node.output.length > 2 || node.field.flattened) return undefined;
  let map: NodeAnalysis | undefined = node;
  while (map?.ok && map.output.length === 2) map = byId.get(map.node.inputs[0] ?? '');
  if (!map?.ok || map.output.slice(2).every((length) => length === 1)) return undefined;
  const names = axisNames[node.reach.length] ?? ['cell'];
  const seen = node.reach.map(({ start, size }, axis) => {
    const end = start + size - 1;
    const padding = Math.max(0, -start) + Math.max(0, end - (input[axis + 2]! - 1));
    const within = padding > 0 ? `, ${grouped(padding)} of them padding` : '';
    return { name: `${names[axis]}s`, range: `${grouped(start)} to ${grouped(end)}`, within };
  });
  const alike = seen.every(({ range, within }) => range === seen[0]!.range && within === seen[0]!.within);
  const told = alike
    ? `${listed(seen.map(({ name }) => name))} ${seen[0]!.range} of the image${seen[0]!.within}`
    : listed(seen.map(({ name, range, within }) => `${name} ${range}${within}`));
  return `What all units of ${called(map.node.id)} see together: ${told}.`;
}

/** What a reader of a row's numbers should know. */
export function remarksOf(node: ReachedNode, analysis: Analysis): Remark[] {
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
  const whole = wholeMap(node, analysis);
  if (whole !== undefined) remarks.push(field(whole));
  if (note !== undefined) remarks.push(field(note));
  return remarks;
}
