import { type Part, type Pattern, band, box, part, symmetric } from './part.ts';

export const trouser: Pattern = (random) => {
  const waist = random.uniform(0.22, 0.36);
  const hip = waist + random.uniform(0.02, 0.08);
  const foot = hip + random.uniform(-0.1, 0.12);
  const hem = random.uniform(0.55, 0.98);
  const leg = random.uniform(0.1, 0.2);
  return [
    symmetric(1, [waist, -0.9], [hip, -0.5], [foot, hem]),
    symmetric(0, [0.01, random.uniform(-0.4, -0.1)], [Math.max(0.03, foot - 2 * leg), hem + 0.05]),
    box(random.uniform(0.6, 1.1), -waist, -0.9, waist, -0.8),
  ];
};

export const sneaker: Pattern = (random) => {
  const top = random.uniform(-0.4, -0.15);
  const toe = random.uniform(0.02, 0.16);
  const laces = Array.from({ length: 3 }, (_, index) =>
    band(1.35, [-0.12 + 0.17 * index, top + 0.08 + 0.07 * index], [0.02 + 0.17 * index, top + 0.26], 0.045),
  );
  return [
    part(1, [-0.85, top + 0.1], [-0.72, top + 0.02], [-0.5, top + 0.16], [-0.2, top], [0.25, toe - 0.1], [0.7, toe], [0.9, 0.3], [-0.88, 0.3]),
    ...laces,
    box(random.uniform(0.5, 1.5), -0.9, 0.28, 0.92, random.uniform(0.36, 0.46)),
  ]; // prettier-ignore
};

export const ankleBoot: Pattern = (random) => {
  const top = random.uniform(-0.95, -0.45);
  const back = random.uniform(-0.72, -0.5);
  const shaft = random.uniform(0.5, 0.68);
  const heel = random.uniform(0.03, 0.35);
  return [
    part(1, [back, top], [back + shaft, top + 0.03], [back + shaft + 0.04, -0.05], [0.55, 0.1], [0.85, 0.28], [0.86, 0.42], [back - 0.04, 0.42]),
    box(random.uniform(0.5, 1.1), back - 0.04, 0.4, back + random.uniform(0.2, 0.4), 0.42 + heel),
    box(random.uniform(0.6, 1.2), back, 0.4, 0.86, 0.48),
  ]; // prettier-ignore
};

export const sandal: Pattern = (random) => {
  const heel = random.uniform(0, 0.5);
  const lift = 0.35 - 0.7 * heel;
  const onSole = (x: number) => (x < 0.2 ? lift + ((0.35 - lift) * (x + 0.85)) / 1.05 : 0.35);
  const straps = 2 + random.below(3);
  const strap = (index: number): Part[] => {
    const foot = -0.5 + (1.1 * index) / Math.max(1, straps - 1) + random.uniform(-0.1, 0.1);
    const peak = onSole(foot) - random.uniform(0.25, 0.55) * (1.05 - 0.4 * (foot + 0.5));
    const reach = random.uniform(0.08, 0.28);
    const shade = random.uniform(0.7, 1.1);
    const width = random.uniform(0.06, 0.15);
    return [-reach, reach].map((side) =>
      band(shade, [foot + side, onSole(foot + side)], [foot - 0.2 * side, peak], width),
    );
  };
  const ankle = random.uniform(0.35, 0.6);
  return [
    part(1, [-0.88, lift], [0.2, 0.35], [0.88, 0.35], [0.88, 0.45], [0.15, 0.47], [-0.85, lift + 0.12]),
    part(0.9, [-0.86, lift], [-0.72, lift + 0.05], [-0.72, 0.48], [-0.82, 0.48]),
    ...Array.from({ length: straps }, (_, index) => strap(index)).flat(),
    band(1, [-0.8, lift - ankle], [-0.35, lift - ankle + 0.08], 0.07),
  ];
};

export const bag: Pattern = (random) => {
  const [top, bottom] = [random.uniform(-0.3, 0.1), random.uniform(0.45, 0.85)];
  const width = random.uniform(0.5, 0.85);
  const taper = width * random.uniform(0.75, 1.05);
  const handle = random.uniform(0.2, 0.5) * width + 0.1;
  const rise = random.uniform(0.15, 0.6);
  const thick = random.uniform(0.05, 0.11);
  const flap = random.uniform(0.5, 1.2);
  return [
    symmetric(1, [handle * 0.6, top - rise], [handle, top]),
    symmetric(0, [handle * 0.6 - thick, top - rise + thick], [handle - thick, top]),
    symmetric(1, [taper, top], [width, bottom]),
    symmetric(flap, [taper * 0.98, top], [taper * 0.8, top + random.uniform(0.1, 0.35)]),
  ];
};
