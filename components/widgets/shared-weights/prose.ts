import { numeral } from '@kit/numeral.ts';
import { bytes } from './bytes.ts';
import { type Count, countsOf, knownCounts } from './counts.ts';
import { type KnownName, knownLayer } from './known.ts';
import type { Wiring } from './layer.ts';
import { settings } from './settings.ts';

/** A number of a layer that a sentence wants. */
export interface Quote {
  wiring: Wiring;
  /** The first layer of a known network; the figure's own small layer unless said. */
  of?: KnownName;
  /** Side of the image in pixels; that which the network was made for unless said. */
  image?: number;
  /** Parameters unless said; their memory in float32, alone or as Adam trains them; the work; the uses of a weight. */
  what?: 'parameters' | 'memory' | 'training' | 'macs' | 'uses';
}

const bytesEach = 4;
/** What Adam keeps for a parameter: itself, its gradient and two moments. */
const keptByAdam = 4;

/** @throws Error for an image that the kernel does not fit into. */
function countOf({ wiring, of, image }: Quote): Count {
  const counts = of
    ? knownCounts(knownLayer(of), image ?? knownLayer(of).image)
    : countsOf({ ...settings.defaults });
  if (!counts) throw new Error(`the first layer of ${of} has no output for an image of ${image} pixels`);
  return counts.find((count) => count.wiring === wiring)!;
}

/** The number as the sentence writes it. */
export function quote(request: Quote): string {
  const { parameters, macs, uses } = countOf(request);
  switch (request.what ?? 'parameters') {
    case 'parameters':
      return numeral(parameters);
    case 'memory':
      return bytes(bytesEach * parameters);
    case 'training':
      return bytes(bytesEach * keptByAdam * parameters);
    case 'macs':
      return numeral(macs);
    case 'uses':
      return numeral(uses);
  }
}
