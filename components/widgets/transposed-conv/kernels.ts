import { Tensor } from '@engine/tensor.ts';
import learned from './learn/learned.json' with { type: 'json' };
import { axesOf } from './lengths.ts';
import { type Settings, maxKernel } from './settings.ts';

/** Linear interpolation as a kernel: a tent over the kernel's cells, as FCN begins its upsampling with (Long et al. 2015). */
export function tent(length: number): number[] {
  const half = Math.ceil(length / 2);
  const middle = (length - 1) / 2;
  return Array.from({ length }, (_, cell) => 1 - Math.abs(cell - middle) / half);
}

const outer = (line: readonly number[], axes: number): number[] =>
  axes === 1 ? [...line] : line.flatMap((down) => line.map((right) => down * right));

type Learned = Readonly<Record<string, { readonly kernel: readonly number[] }>>;

/** The name under which a learned kernel is recorded. */
export const learnedName = ({ over, kernel, stride }: Pick<Settings, 'over' | 'kernel' | 'stride'>): string =>
  `${over}-${kernel}-${stride}`;

function weightsOf(all: Settings): readonly number[] {
  const { kernel, weights } = all;
  const axes = axesOf(all);
  switch (weights) {
    case 'ones':
      return new Array<number>(kernel ** axes).fill(1);
    case 'ramp':
      return Array.from({ length: kernel ** axes }, (_, index) => index + 1);
    case 'bilinear':
      return outer(tent(kernel), axes);
    case 'learned':
      return (learned as Learned)[learnedName(all)]!.kernel;
    case 'drawn':
      return Array.from({ length: kernel ** axes }, (_, index) => all.drawn[drawnAt(index, kernel)]!.w);
  }
}

/** Where a weight lies among those drawn by hand, whose rows are always of full length so that a smaller kernel is a corner of them. */
const drawnAt = (index: number, kernel: number): number =>
  Math.floor(index / kernel) * maxKernel + (index % kernel);

/** The kernel, [1, 1, …kernel]. */
export const kernelOf = (all: Settings): Tensor =>
  new Tensor([1, 1, ...new Array<number>(axesOf(all)).fill(all.kernel)], [...weightsOf(all)]);

/** The kernel as it stands, with one weight changed, as if drawn by hand. */
export function drawnWith(all: Settings, index: number, value: number): Pick<Settings, 'weights' | 'drawn'> {
  const drawn = all.drawn.map(({ w }) => ({ w }));
  kernelOf(all).data.forEach((w, at) => {
    drawn[drawnAt(at, all.kernel)] = { w: Math.round(100 * (at === index ? value : w)) / 100 };
  });
  return { weights: 'drawn', drawn };
}

/** Changes to a kernel drawn by hand: it begins as the kernel that stands, unless something was drawn before. */
export function drawingOf(all: Settings): Pick<Settings, 'weights' | 'drawn'> {
  const empty = weightsOf({ ...all, weights: 'drawn' }).every((w) => w === 0);
  return empty ? drawnWith(all, -1, 0) : { weights: 'drawn', drawn: all.drawn };
}
