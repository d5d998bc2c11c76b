import type { ReachedNode } from '@network/analysis/index.ts';
import { analysed } from '../../model/model.ts';
import { remember } from '../../model/remember.ts';
import { type NetworkName, type Settings, settings as table, shows } from '../../settings.ts';
import { fieldViewOf } from '../view-of.ts';
import { middleOf, unitAt } from '../view.ts';
import { maskAddress } from '@kit/picture/planes.ts';
import { type Printed, heldSquare, shadeOf } from './held.ts';
import { measure } from './measure.ts';
import { DRAWS } from './request.ts';

/** A layer whose unit in the middle is measured, for a lesson's sentence. */
export interface Measured {
  of: string;
  network?: NetworkName;
}

/** What the figure's first measurement finds of a unit. */
const measured = remember((network: NetworkName, id: string, unitY: number, unitX: number): Printed => {
  const { reading, analysis } = analysed({ ...table.defaults, network });
  const { input, byId } = analysis;
  const node = byId.get(id);
  const view = node?.ok ? fieldViewOf(node as ReachedNode, input.slice(2)) : undefined;
  if (!view) throw new Error(`${network} has no layer '${id}' that looks at a picture`);
  const unit = unitAt(view, unitY, unitX);
  const request = { id, network: reading.network, input, unit, draws: DRAWS, seed: 0 };
  const map = [...measure(request)].at(-1)!;
  const held = heldSquare(map, middleOf(view, unit));
  if (!held) throw new Error(`no pixel moves this unit of '${id}'`);
  const shades = map.values.map(shadeOf);
  return { map, held, mask: maskAddress(shades, map.width, Math.max(...shades)) };
});

/** The side of the square that holds most of the gradient, as the figure's first measurement finds it. */
export const heldBy = ({ of, network = 'problem-4' }: Measured): number =>
  measured(network, of, 0.5, 0.5).held.side;

/** The measurement that a figure on paper shows, if its settings ask for one. */
export const printedOf = (settings: Settings): Printed | undefined =>
  settings.measured && settings.row !== '' && shows(settings, 'field')
    ? measured(settings.network, settings.row, settings.unitY, settings.unitX)
    : undefined;
