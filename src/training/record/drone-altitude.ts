import { analyse } from '@network/analysis/index.ts';
import { detectorOf, network } from '../aerial/detector.ts';
import { VIEW } from '../aerial/grid.ts';
import type { Flights } from '../aerial/patches.ts';
import { type Conditions, type Tally, survey } from '../aerial/survey.ts';
import { type Schooling, schooled } from '../aerial/train.ts';
import type { RecordedFigure } from './figures.ts';
import { type WeightsRecord, keepInHalf, readWeights } from './weights.ts';

/** The detectors, by what they learned from; all else is alike. */
const lights = ['noon', 'overcast', 'evening'] as const;
const flights = {
  straight: { altitude: [20, 40], turned: false, lights },
  turned: { altitude: [20, 40], turned: true, lights },
  everywhere: { altitude: [10, 120], turned: true, lights },
} as const satisfies Record<string, Flights>;

export type Training = keyof typeof flights;

/** What the figure imports. */
export interface DroneRecord {
  title: string;
  schooling: Omit<Schooling, 'flights'>;
  flights: Record<Training, Flights>;
  /** Of a unit of the last layer, in pixels, and the network's size and its work on one picture. */
  network: { field: number; jump: number; start: number; parameters: number; macs: number };
  weights: Record<Training, WeightsRecord>;
  /** On scenes that none of them learned from: each row's conditions, and what each detector made of them. */
  surveys: Record<'altitude' | 'heading' | 'light', ({ at: Conditions } & Record<Training, Tally>)[]>;
}

const schooling = { patches: 12_000, epochs: 7, batchSize: 64, lr: 2e-3, seed: 1 };
const PICTURES = 40;
/** Of the first scene that is surveyed: far from those that were learned from. */
const SURVEYED = 700_000;
const usual: Conditions = { altitude: 30, heading: 0, light: 'noon' };

const steps: Record<keyof DroneRecord['surveys'], Conditions[]> = {
  altitude: [10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120].map((altitude) => ({ ...usual, altitude })),
  heading: Array.from({ length: 24 }, (_, step) => ({ ...usual, heading: 15 * step })),
  light: (['noon', 'overcast', 'evening', 'dusk'] as const).map((light) => ({ ...usual, light })),
};

export const droneAltitude: RecordedFigure = {
  title: 'A wolf detector, trained on drawn scenes',
  record(tell): DroneRecord {
    const names = Object.keys(flights) as Training[];
    const weights = Object.fromEntries(
      names.map((name) => {
        tell(name);
        const { parameters } = schooled({ ...schooling, flights: flights[name] }, tell);
        return [name, keepInHalf(parameters)];
      }),
    ) as Record<Training, WeightsRecord>;
    const detectors = names.map((name) => detectorOf(readWeights(weights[name]), VIEW.height, VIEW.width));
    const surveyed = (rows: readonly Conditions[]) =>
      rows.map((at) => {
        const tallies = survey(detectors, at, PICTURES, SURVEYED);
        tell(
          `${JSON.stringify(at)}: found ${tallies.map(({ found, wolves }) => `${found} of ${wolves}`).join(', ')}`,
        );
        const byName = Object.fromEntries(names.map((name, index) => [name, tallies[index]!]));
        return { at, ...(byName as Record<Training, Tally>) };
      });
    return {
      title: this.title,
      schooling,
      flights,
      network: numbers(),
      weights,
      surveys: {
        altitude: surveyed(steps.altitude),
        heading: surveyed(steps.heading),
        light: surveyed(steps.light),
      },
    };
  },
};

function numbers(): DroneRecord['network'] {
  const analysis = analyse(network, { input: [1, 3, VIEW.height, VIEW.width] });
  const last = analysis.byId.get(network.output)!;
  if (!last.ok) throw new Error(last.reason);
  const { size, jump, start } = last.reach[0]!;
  const { total, work } = analysis.totals;
  return { field: size, jump: jump!, start, parameters: total, macs: work };
}
