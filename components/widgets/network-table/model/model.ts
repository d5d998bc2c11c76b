import { type Analysis, type Totals, analyse } from '@network/analysis/index.ts';
import type { Diagnostic } from '@network/diagnostic.ts';
import { type Column, type Settings, shows } from '../settings.ts';
import type { FieldView } from '../field/view.ts';
import { fieldViewOf } from '../field/view-of.ts';
import { type Token, highlight } from '../source/highlight.ts';
import { conventionsOf } from './conventions.ts';
import { diagnosticsOf } from './diagnostics.ts';
import { imageFor } from './image.ts';
import { type Part, operationParts } from './operation.ts';
import { type Reading, readingOf } from './reading.ts';
import { remember } from './remember.ts';
import { mendingImage } from './mending.ts';
import { type Opened, open } from './opened.ts';
import type { Row } from './row.ts';
import { rowsOf } from './rows.ts';

/** Everything there is to draw at some settings, as plain data: a page carries it to the browser. */
export interface Model {
  /** The source that the numbers come from, and its lines in colour. */
  source: string;
  lines: readonly (readonly Token[])[];
  diagnostics: readonly Diagnostic[];
  /** [channels, height, width]. */
  image: readonly number[];
  rows: readonly Row[];
  totals: Totals;
  /** Lengths of the smallest image that the whole network can read, where this one is not. */
  mending?: readonly number[];
  /** What the settings ask to see of one row. */
  looked: Looked;
}

/** What one row says of itself when looked at. */
export interface Looked {
  operation?: readonly Part[];
  opened?: Opened;
  /** What its units see; absent for inputs that are no pictures. */
  view?: FieldView;
}

type Counted = Pick<Settings, 'unit' | 'bias' | 'norm' | 'pool' | 'elementwise'>;

const analysisOf = remember((reading: Reading, image: string, counted: string): Analysis =>
  analyse(reading.network, {
    input: JSON.parse(image) as number[],
    conventions: conventionsOf(JSON.parse(counted) as Counted),
  }),
);
const mendingOnce = remember(mendingImage);
const rowsOnce = remember(rowsOf);
const diagnosticsOnce = remember(diagnosticsOf);
const linesOnce = remember(highlight);

/** The analysis that settings ask for. */
export function analysed(settings: Settings): { reading: Reading; analysis: Analysis } {
  const reading = readingOf(settings);
  const { unit, bias, norm, pool, elementwise } = settings;
  const image = imageFor(reading.network, settings, reading.image);
  const analysis = analysisOf(
    reading,
    JSON.stringify(image),
    JSON.stringify({ unit, bias, norm, pool, elementwise }),
  );
  return { reading, analysis };
}

/** What one row says of itself: what its units see, and where one of its numbers comes from. */
export function look(settings: Settings, id: string, column: Column | ''): Looked {
  const { reading, analysis } = analysed(settings);
  const node = reading.network.nodes.find((candidate) => candidate.id === id);
  if (!node) return {};
  const view = viewOnce(analysis, id);
  return {
    operation: operationParts(node),
    ...(column !== '' && { opened: open(analysis, id, column) }),
    ...(view && { view }),
  };
}

const viewOnce = remember((analysis: Analysis, id: string): FieldView | undefined => {
  const row = analysis.byId.get(id);
  return row?.ok ? fieldViewOf(row, analysis.input.slice(2)) : undefined;
});

/** Whose receptive field is drawn where no row was chosen: the last feature map's. */
const lastMap = ({ nodes }: Analysis): string =>
  nodes.findLast((node) => node.ok && node.output.length === 4 && node.output.at(-1)! > 1)?.node.id ?? '';

/** The whole figure at some settings. Parts that did not change since the last call are the very same objects. */
export function modelOf(settings: Settings): Model {
  const { reading, analysis } = analysed(settings);
  const looked = look(settings, settings.row, settings.number);
  const view =
    shows(settings, 'field') && settings.row === '' ? viewOnce(analysis, lastMap(analysis)) : undefined;
  const diagnostics = diagnosticsOnce(reading, analysis);
  const mending = mendingOnce(reading.network, analysis);
  return {
    source: reading.source,
    // Asked for by the listing alone: an editor that stands in its place colours its own text.
    get lines() {
      return shows(settings, 'source') ? linesOnce(reading.source, diagnostics) : [];
    },
    diagnostics,
    image: analysis.input.slice(1),
    rows: rowsOnce(analysis, reading),
    totals: analysis.totals,
    ...(mending && { mending }),
    looked: view ? { ...looked, view } : looked,
  };
}
