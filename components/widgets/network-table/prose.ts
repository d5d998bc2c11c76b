import type { ReachedNode } from '@network/analysis/index.ts';
import { lengthOf } from '@network/analysis/span.ts';
import type { Role } from '@network/layer.ts';
import { grouped, inShort, inWords, percent, perAxis, shapeText } from './format.ts';
import { type Opened, open } from './model/opened.ts';
import { analysed } from './model/model.ts';
import { fieldViewOf } from './field/view-of.ts';
import { type FieldView, neverSeen } from './field/view.ts';
import { type Column, type NetworkName, settings as table } from './settings.ts';

/** What a lesson may quote of a layer; the first row can be added up over layers. */
const amounts = {
  parameters: (node: ReachedNode) => (node.sharedWith === undefined ? node.parameters.total : 0),
  weights: (node: ReachedNode) => (node.sharedWith === undefined ? node.parameters.weights : 0),
  biases: (node: ReachedNode) => (node.sharedWith === undefined ? node.parameters.biases : 0),
  buffers: (node: ReachedNode) => (node.sharedWith === undefined ? node.parameters.buffers : 0),
  macs: (node: ReachedNode) => node.work,
  /** Numbers in its output. */
  cells: (node: ReachedNode) => node.output.reduce((product, length) => product * length, 1),
} as const;

/** What a unit sees of the picture. @throws Error if the network does not look at pictures. */
function viewOf(node: ReachedNode, image: readonly number[]): FieldView {
  const view = fieldViewOf(node, image);
  if (!view) throw new Error(`${node.node.id} looks at no picture`);
  return view;
}

/** Rows and columns of the picture that none of a layer's units sees. */
const unseen = (node: ReachedNode, image: readonly number[]): number[] =>
  neverSeen(viewOf(node, image)).map((spans) => spans.reduce((sum, span) => sum + lengthOf(span), 0));

const texts = {
  output: (node: ReachedNode) => shapeText(node.output.slice(1)),
  /** Units along an axis, and steps from the first of them to the last. */
  side: (node: ReachedNode) => perAxis(node.output.slice(2)),
  steps: (node: ReachedNode) => perAxis(node.output.slice(2).map((length) => length - 1)),
  field: (node: ReachedNode) => perAxis(node.reach.map(({ size }) => size)),
  jump: (node: ReachedNode) => perAxis(node.reach.map(({ jump }) => jump ?? 0)),
  start: (node: ReachedNode) => perAxis(node.reach.map(({ start }) => start)),
  /** The last pixel that the last unit sees; beyond the picture if that is padding. */
  end: (node: ReachedNode, image: readonly number[]) =>
    perAxis(viewOf(node, image).axes.map(({ field }) => field.at(-1)![1])),
  /** Rows and columns of the picture that some unit sees, or that none does. */
  seen: (node: ReachedNode, image: readonly number[]) =>
    perAxis(unseen(node, image).map((length, axis) => image[axis]! - length)),
  unseen: (node: ReachedNode, image: readonly number[]) => perAxis(unseen(node, image)),
} as const;

type Amount = keyof typeof amounts;
type Text = keyof typeof texts;

/** One number of a network, for a sentence. */
export interface Quote {
  /** A layer's id; left out: the whole network. */
  of?: string;
  /** Instead of `of`: every layer of a kind. */
  role?: Role;
  what: Amount | Text;
  /** 45 937 034, 96.4 % of the network's, 45.9 million, or 45.9 M. */
  as?: 'number' | 'share' | 'words' | 'short';
  network?: NetworkName;
  unit?: 'MAC' | 'FLOP' | 'mult-add';
  /** Height and width of a square image other than the network's own. */
  image?: number;
  /** "What if": a piece of the network's source, and what stands there instead. */
  swap?: readonly [written: string, instead: string];
}

/** The analysis that a quote is read from. @throws Error if `swap` names a piece that the source does not have. */
function analysisFor({ network = 'problem-4', unit = 'MAC', image = 0, swap }: Omit<Quote, 'what'>) {
  const base = { ...table.defaults, network, unit, height: image, width: image };
  const { reading, analysis } = analysed(base);
  if (!swap) return analysis;
  const [written, instead] = swap;
  if (!reading.source.includes(written))
    throw new Error(`the source of ${network} has no '${written}' to swap`);
  const [, channels, height, width] = analysis.input;
  const source = reading.source.replace(written, instead);
  return analysed({ ...base, network: 'custom', source, channels: channels!, height: height!, width: width! })
    .analysis;
}

/** The layers that a quote is about. @throws Error naming the layers there are, if there is none such. */
function nodesFor(request: Quote): ReachedNode[] {
  const { of, role, network } = request;
  const nodes = analysisFor(request).nodes.filter((node) => node.ok);
  const found = nodes.filter(
    (each) => (of === undefined || each.node.id === of) && (role === undefined || each.kind.role === role),
  );
  if (found.length > 0) return found;
  const wanted = of === undefined ? `no layer of role '${role}'` : `no layer '${of}'`;
  const known = of === undefined ? nodes.map(({ kind }) => kind.role) : nodes.map(({ node }) => node.id);
  throw new Error(`${network ?? 'problem-4'} has ${wanted} (there are: ${[...new Set(known)].join(', ')})`);
}

/** A number of a network as a sentence writes it. @throws Error for a layer or a quantity that there is not. */
export function quote(request: Quote): string {
  const { what, as = 'number', of } = request;
  const nodes = nodesFor(request);
  if (Object.hasOwn(texts, what)) {
    if (of === undefined) throw new Error(`'${what}' is a layer's own: say of which (of="Layer1")`);
    return texts[what as Text](nodes[0]!, analysisFor(request).input.slice(2));
  }
  if (!Object.hasOwn(amounts, what)) {
    throw new Error(
      `there is no '${what}' (there are: ${[...Object.keys(amounts), ...Object.keys(texts)].join(', ')})`,
    );
  }
  const amount = amounts[what as Amount];
  const sum = (some: readonly ReachedNode[]) => some.reduce((total, node) => total + amount(node), 0);
  const value = sum(nodes);
  switch (as) {
    case 'number':
      return grouped(value);
    case 'words':
      return inWords(value);
    case 'short':
      return inShort(value);
    case 'share':
      return percent(value, sum(nodesFor({ ...request, of: undefined, role: undefined })));
  }
}

/** Where a number of a layer comes from, for a lesson. @throws Error for a layer that there is not. */
export function working({
  of,
  what,
  network,
  unit,
}: { of: string; what: Column } & Pick<Quote, 'network' | 'unit'>): Opened {
  nodesFor({ of, what: 'parameters', network, unit });
  return open(analysisFor({ network, unit }), of, what);
}
