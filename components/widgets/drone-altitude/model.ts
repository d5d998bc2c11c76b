import { within } from '@kit/controls/slide.ts';
import type { Answers } from '@training/aerial/detector.ts';
import { type Find, answersFor, findsIn, toldOf } from '@training/aerial/finds.ts';
import { CELL, FIELD, GRID, MARGIN, VIEW } from '@training/aerial/grid.ts';
import { type Species, numberOf, species } from '@training/data/aerial/animals.ts';
import { sampling } from '@training/data/aerial/camera.ts';
import { type Animal, type Seen, type Shot, unpackAnswers } from './seen.ts';
import type { Settings } from './settings.ts';
import { reasonsFor, summaryOf } from './words.ts';

/** A rectangle of the photograph, in pixels. */
export interface Rect {
  top: number;
  left: number;
  height: number;
  width: number;
}

/** An animal of the photograph, and what the detector makes of it. */
export interface Judged extends Animal {
  /** The largest of its cells' answers for the wolf. */
  wolf: number;
  /** Whether a find touches it; and the best score of those that do, which a cell beside it may have. */
  found: boolean;
  score: number | undefined;
  /** The species that its cells answer most. */
  told: Species;
}

/** Everything there is to draw and to say. */
export interface Model {
  shot: Shot;
  animals: readonly Judged[];
  /** The one below the drone; undefined should a tree hide it. */
  wolf: Judged | undefined;
  /** Right where a wolf is in one of its cells; the others are false alarms. */
  finds: readonly (Find & { right: boolean })[];
  /** Cells that say wolf and show none of one. */
  astray: number;
  /** How likely a wolf is, cell by cell: [rows, columns]. */
  heat: Float32Array;
  looked: { field: Rect; cell: Rect; answers: readonly number[]; shows: Species };
  /** How large the wolf is at the altitude of the shot. */
  size: Size;
  summary: string;
  reasons: readonly string[];
}

/** A wolf's size, in pixels of the photograph. */
export interface Size {
  length: number;
  width: number;
}

/** Pixels that so many metres of ground take up. */
export const pixelsOf = (metres: number, altitude: number): number => metres / sampling(altitude);

const cellRect = (row: number, column: number): Rect => ({
  top: MARGIN + CELL * row,
  left: MARGIN + CELL * column,
  height: CELL,
  width: CELL,
});

/** All but what the chosen cell answers. */
export type Judgement = Omit<Model, 'looked'> & { answers: Answers };

/** What the detector makes of a shot. @param seen what came of the latest shot, which may be a moment behind the settings */
export function judge(threshold: number, seen: Seen, answers = unpackAnswers(seen.answers)): Judgement {
  const { shot, animals: all } = seen;
  const heat = answersFor(answers, numberOf('wolf'));
  const finds = findsIn(answers, threshold);
  const animals = all.map((animal): Judged => {
    const touching = finds.filter(({ cells }) => cells.some((cell) => animal.cells.includes(cell)));
    const found = touching.length > 0;
    return {
      ...animal,
      wolf: Math.max(...animal.cells.map((cell) => heat[cell]!)),
      found,
      score: found ? Math.max(...touching.map(({ score }) => score)) : undefined,
      told: species[toldOf(answers, animal.cells)]!,
    };
  });
  const wolves = new Set(animals.filter(({ kind }) => kind === 'wolf').flatMap(({ cells }) => cells));
  const wolf = middleOf(animals);
  const drawn = {
    shot,
    animals,
    wolf,
    finds: finds.map((find) => ({
      ...find,
      right: find.cells.some((each) => wolves.has(each)),
    })),
    astray: finds.flatMap(({ cells }) => cells).filter((each) => !wolves.has(each)).length,
    heat,
    size: {
      length: pixelsOf(wolf?.length ?? 0, shot.altitude),
      width: pixelsOf(wolf?.width ?? 0, shot.altitude),
    },
  };
  return { ...drawn, answers, summary: summaryOf(drawn), reasons: reasonsFor(drawn) };
}

/** The figure with one of the cells looked at. */
export function modelOf(
  { threshold, row, column }: Pick<Settings, 'threshold' | 'row' | 'column'>,
  seen: Seen,
  judged = judge(threshold, seen),
): Model {
  const { answers, ...drawn } = judged;
  const cell = row * GRID.columns + column;
  return {
    ...drawn,
    looked: {
      field: { top: CELL * row, left: CELL * column, height: FIELD, width: FIELD },
      cell: cellRect(row, column),
      answers: species.map((_, number) => answersFor(answers, number)[cell]!),
      shows: drawn.animals.find(({ cells }) => cells.includes(cell))?.kind ?? 'ground',
    },
  };
}

/** The wolf nearest to the middle of the photograph. */
function middleOf(animals: readonly Judged[]): Judged | undefined {
  const far = ({ row, column }: Animal) => (row - VIEW.height / 2) ** 2 + (column - VIEW.width / 2) ** 2;
  return animals
    .filter(({ kind }) => kind === 'wolf')
    .sort((one, other) => far(one) - far(other))
    .at(0);
}

/** The cell nearest to a place in the photograph, in pixels. */
export function cellAt(row: number, column: number): { row: number; column: number } {
  const nearest = (at: number, count: number) => within(Math.floor((at - MARGIN) / CELL), count);
  return { row: nearest(row, GRID.rows), column: nearest(column, GRID.columns) };
}
