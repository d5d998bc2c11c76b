import { scaleLinear, scaleLog } from 'd3-scale';
import type { Training } from '@training/record/drone-altitude.ts';
import { shortNames, surveys, trainings } from './surveys.ts';

export type Axis = 'altitude' | 'heading';
export type Measure = 'found' | 'alarms';

/** One detector's line. */
export interface Line {
  training: Training;
  name: string;
  /** x in % of the plot's width, y from 0 at its top to 1 at its bottom. */
  points: readonly { x: number; y: number; says: string }[];
  /** Where its name stands, so that names keep apart; y as for points. */
  nameY: number;
}

/** What was recorded along an axis, drawn as lines. */
export interface Chart {
  title: string;
  lines: readonly Line[];
  rules: readonly { y: number; text: string }[];
}

/** False alarms a picture, at the top of their plot. */
const MOST = 10;

/** What is written along an axis, from its one end to the other. */
const marks = { altitude: [10, 20, 40, 60, 120], heading: [0, 90, 180, 270, 360] } as const;
/** What is left out where there is little room. */
const spared: readonly number[] = [60, 90, 270];

/** From an altitude or a heading to % of the plot's width; altitudes on a logarithmic scale. */
export const placeOn = (axis: Axis) =>
  (axis === 'altitude' ? scaleLog : scaleLinear)([marks[axis][0], marks[axis].at(-1)!], [0, 100]);

export const ticksOf = (axis: Axis): { x: number; text: string; spare: boolean }[] =>
  marks[axis].map((at, index, all) => ({
    x: placeOn(axis)(at),
    spare: spared.includes(at),
    // The unit once, at the end, where there is room for it.
    text: axis === 'heading' ? `${at}°` : index === all.length - 1 ? `${at} m` : `${at}`,
  }));

export function chartOf(axis: Axis, measure: Measure): Chart {
  const place = placeOn(axis);
  const lines = trainings.map((training) => {
    const points = surveys[axis].map(({ at, ...tallies }) => {
      const { found, wolves, alarms, pictures } = tallies[training];
      return {
        x: place(at[axis]),
        y: 1 - (measure === 'found' ? found / wolves : alarms / pictures / MOST),
        says: measure === 'found' ? `${found} of ${wolves} found` : `${alarms} in ${pictures} pictures`,
      };
    });
    // A full turn ends where it began.
    if (axis === 'heading') points.push({ ...points[0]!, x: 100 });
    return { training, name: shortNames[training], points, nameY: points.at(-1)!.y };
  });
  const { pictures } = surveys[axis][0]!.turned;
  const rules =
    measure === 'found' ? ['100\u00a0%', '50\u00a0%', '0\u00a0%'] : [`${MOST}`, `${MOST / 2}`, '0'];
  return {
    title:
      measure === 'found'
        ? `Wolves found, in ${pictures} other meadows${axis === 'heading' ? ', from 30 m' : ''}`
        : 'False alarms a picture: finds with no wolf in them',
    lines: keepNamesApart(lines),
    rules: rules.map((text, index) => ({ y: index / 2, text })),
  };
}

/** Least distance of two names, as a share of the plot's height. */
export const APART = 0.16;

/** Moves names down until each is clear of the one above, and the last ones up to the bottom of the plot. */
function keepNamesApart(lines: readonly Line[]): Line[] {
  const placed: Line[] = [];
  for (const line of [...lines].sort((one, other) => one.nameY - other.nameY)) {
    const above = placed.at(-1)?.nameY ?? -1;
    placed.push({ ...line, nameY: Math.max(line.nameY, above + APART) });
  }
  const lowest = (index: number) => 1 - (placed.length - 1 - index) * APART;
  return placed.map((line, index) => ({ ...line, nameY: Math.min(line.nameY, lowest(index)) }));
}
