import type { Random } from '@engine/random.ts';
import { type Part, type Pattern, type Point, band, box, pair, symmetric } from './part.ts';

type Range = readonly [low: number, high: number];

/** Lengths, in half pictures. */
interface Cut {
  /** Half the width under the arms. */
  width?: Range;
  sleeve: Range;
  hem: Range;
  /** Half the width at the hem over that under the arms. */
  flare: Range;
  neck: Range;
}

interface Body {
  parts: Part[];
  neck: number;
  hem: number;
  width: number;
}

/** Torso and sleeves: what all that is pulled over the shoulders has in common. */
function body(
  random: Random,
  { width: widths = [0.3, 0.48], sleeve, hem: hems, flare, neck: necks }: Cut,
): Body {
  const width = random.uniform(...widths);
  const shoulder = width + random.uniform(-0.02, 0.08);
  const [top, hem, neck] = [-0.8, random.uniform(...hems), random.uniform(...necks)];
  const waist = width * random.uniform(0.82, 1);
  const parts = [
    symmetric(
      1,
      [0.14, top],
      [shoulder, top + 0.12],
      [width, top + 0.5],
      [waist, 0.05],
      [width * random.uniform(...flare), hem],
    ),
  ];
  const length = random.uniform(...sleeve);
  if (length > 0.05) {
    const drop = random.uniform(0.5, 2.6);
    const scale = length / Math.sqrt(1 + drop * drop);
    const cuff = random.uniform(0.09, 0.15);
    const end: Point = [shoulder + scale, top + 0.15 + drop * scale];
    parts.push(
      ...pair(
        random.uniform(0.85, 1.05),
        [shoulder - 0.06, top + 0.08],
        [end[0] + cuff / 2, end[1]],
        [end[0] - cuff, end[1] + cuff],
        [width - 0.04, top + 0.55],
      ),
    );
  }
  parts.push(symmetric(0, [0.13, top - 0.05], [0.1, top + neck * 0.7], [0.03, top + neck]));
  return { parts, neck: top + neck, hem, width };
}

const anySleeve = (random: Random): Range => (random.uniform() < 0.35 ? [0.3, 0.5] : [0.8, 1.25]);

export const tShirt: Pattern = (random) =>
  body(random, { sleeve: [0.2, 0.5], hem: [0.45, 0.85], flare: [0.9, 1.1], neck: [0.05, 0.25] }).parts;

export const pullover: Pattern = (random) => {
  const { parts, hem, width } = body(random, {
    sleeve: [0.8, 1.25],
    hem: [0.45, 0.85],
    flare: [0.85, 1],
    neck: [0.04, 0.14],
  });
  const rib = random.uniform(0.6, 1.15);
  return [...parts, box(rib, -0.85 * width, hem - 0.1, 0.85 * width, hem)];
};

export const shirt: Pattern = (random) => {
  const { parts, neck, hem } = body(random, {
    sleeve: anySleeve(random),
    hem: [0.5, 0.9],
    flare: [0.9, 1.12],
    neck: [0.08, 0.22],
  });
  const shade = random.uniform(0.45, 0.75);
  const collar = random.uniform(1.1, 1.3);
  return [
    ...parts,
    band(shade, [0, neck], [0, hem - 0.03], 0.05),
    ...pair(collar, [0.03, neck + 0.02], [0.16, -0.84], [0.22, -0.66], [0.12, neck + 0.08]),
  ];
};

export const coat: Pattern = (random) => {
  const { parts, neck, hem } = body(random, {
    sleeve: [0.85, 1.25],
    hem: [0.6, 0.98],
    flare: [0.95, 1.2],
    neck: [0.15, 0.4],
  });
  const opening = random.uniform(0, 0.45);
  const lapel = random.uniform(0.6, 0.85);
  return [
    ...parts,
    ...pair(lapel, [0.04, neck], [0.13, -0.82], [0.24, -0.5], [0.08, neck + 0.25]),
    band(opening, [0, neck - 0.05], [random.uniform(-0.06, 0.06), hem + 0.05], random.uniform(0.05, 0.12)),
  ];
};

export const dress: Pattern = (random) =>
  body(random, {
    width: [0.18, 0.34],
    sleeve: random.uniform() < 0.6 ? [0, 0.04] : [0.15, 0.9],
    hem: [0.8, 1],
    flare: [1.05, 2],
    neck: [0.1, 0.35],
  }).parts;
