import type { ReachedNode } from '@network/analysis/index.ts';
import { analysed } from '../../model/model.ts';
import { remember } from '../../model/remember.ts';
import { type NetworkName, settings as table } from '../../settings.ts';
import { fieldViewOf } from '../view-of.ts';
import { middleOf, unitAt } from '../view.ts';
import { heldSquare } from './held.ts';
import { measure } from './measure.ts';
import { DRAWS } from './request.ts';

/** A layer whose unit in the middle is measured, for a lesson's sentence. */
export interface Measured {
  of: string;
  network?: NetworkName;
}

const sideOf = remember((network: NetworkName, id: string): number => {
  const { reading, analysis } = analysed({ ...table.defaults, network });
  const { input, byId } = analysis;
  const node = byId.get(id);
  const view = node?.ok ? fieldViewOf(node as ReachedNode, input.slice(2)) : undefined;
  if (!view) throw new Error(`${network} has no layer '${id}' that looks at a picture`);
  const unit = unitAt(view, 0.5, 0.5);
  const request = { id, network: reading.network, input, unit, draws: DRAWS, seed: 0 };
  const held = heldSquare([...measure(request)].at(-1)!, middleOf(view, unit));
  if (!held) throw new Error(`no pixel moves the unit in the middle of '${id}'`);
  return held.side;
});

/** The side of the square that holds most of the gradient, as the figure's first measurement finds it. */
export const heldBy = ({ of, network = 'problem-4' }: Measured): number => sideOf(network, of);
