import type { Settings } from './settings.ts';
import { settings as table } from './settings.ts';
import { indexIn, placeIn } from './layer.ts';
import { axesOf, outputLength } from './lengths.ts';

/**
 * What goes along when lengths change: the chosen cell keeps its row and column, not its running index, or moves to the
 * last that is left; where all stamps are laid, all stay laid.
 */
export function keptWith(before: Settings, some: Partial<Settings>): Pick<Settings, 'at' | 'stamped'> {
  const after = table.fit({ ...before, ...some });
  const axes = axesOf(after);
  const all = before.stamped === before.input ** axesOf(before);
  const stamped = all ? after.input ** axes : after.stamped;
  if (after.over !== before.over) return { at: after.at, stamped };
  const moved = (at: number, from: number, to: number): number =>
    indexIn(
      placeIn(at, from, axes).map((along) => Math.min(along, to - 1)),
      to,
    );
  const outputs = [outputLength(before), outputLength(after)] as const;
  switch (before.focus) {
    case 'none':
      return { at: 0, stamped };
    case 'input':
      return { at: moved(before.at, before.input, after.input), stamped };
    case 'weight':
      return { at: moved(before.at, before.kernel, after.kernel), stamped };
    case 'output':
      return { at: moved(before.at, ...outputs), stamped };
    case 'pair': {
      const [were, are] = outputs.map((length) => length ** axes) as [number, number];
      const input = moved(Math.floor(before.at / were), before.input, after.input);
      return { at: input * are + moved(before.at % were, ...outputs), stamped };
    }
  }
}
