import { scaleLog } from 'd3-scale';
import type { Row } from './measure.ts';
import { figures, times } from './table.ts';
import { ours } from './peers.ts';

const WIDTH = 940;
const LEFT = 300;
const ROW = 80;
const TOP = 44;
const LINE = 13;

/** About how wide a label is, in pixels: no browser is asked. */
const widthOf = (text: string): number => text.length * 5.8 + 8;

interface Dot {
  name: string;
  label: string;
  x: number;
  level: number;
}

/** Labels over the dots of a row, each on the lowest line where it has room. */
function place(row: Row, our: number, x: (ratio: number) => number): Dot[] {
  const ends: number[] = [];
  return [...row.results]
    .flatMap(([name, result]) =>
      name === ours.name || 'failed' in result
        ? []
        : [{ name, ratio: result.milliseconds / our, help: result.help }],
    )
    .sort((a, b) => a.ratio - b.ratio)
    .map(({ name, ratio, help }) => {
      const label = `${name}${help ? '*' : ''} ${times(ratio)}`;
      const at = x(ratio);
      const start = at - widthOf(label) / 2;
      let level = ends.findIndex((end) => start >= end);
      if (level < 0) level = ends.length;
      ends[level] = at + widthOf(label) / 2;
      return { name, label, x: at, level };
    });
}

const style = `
  text { font: 11px ui-sans-serif, system-ui, sans-serif; fill: #57606a; font-variant-numeric: tabular-nums; }
  text { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
  .work { font-size: 13px; fill: #1f2328; }
  .ours { stroke: #1a7f5a; stroke-width: 2; } .ours-text { fill: #1a7f5a; }
  .rule { stroke: #8b949e; stroke-opacity: .35; }
  circle { fill: #57606a; } .two-threads { fill: #1a7f5a; } .pytorch { fill: none; stroke: #57606a; stroke-width: 1.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9da7b3; stroke: #0d1117; } .work { fill: #e6edf3; }
    .ours { stroke: #4cc38a; } .ours-text { fill: #4cc38a; }
    circle { fill: #9da7b3; } .two-threads { fill: #4cc38a; } .pytorch { fill: none; stroke: #9da7b3; }
  }`;

/** How many times as long as ours each contender takes, one line a piece of work, on a logarithmic scale. */
export function chart(rows: readonly Row[]): string {
  const parts: string[] = [];
  const ourTime = (row: Row): number => {
    const result = row.results.get(ours.name);
    return result && 'milliseconds' in result ? result.milliseconds : NaN;
  };
  const ratios = rows.flatMap((row) =>
    [...row.results.values()].flatMap((result) =>
      'milliseconds' in result ? [result.milliseconds / ourTime(row)] : [],
    ),
  );
  const x = scaleLog([Math.min(0.5, ...ratios), Math.max(...ratios)], [LEFT, WIDTH - 60]);
  const bottom = TOP + rows.length * ROW;
  for (const tick of [1, 10, 100, 1000].filter((tick) => tick <= x.domain()[1]!)) {
    const label = tick === 1 ? `${ours.name}: 1×` : `${tick}×`;
    parts.push(
      `<line class="${tick === 1 ? 'ours' : 'rule'}" x1="${x(tick)}" x2="${x(tick)}" y1="${TOP - 14}" y2="${bottom}"/>`,
    );
    parts.push(
      `<text class="${tick === 1 ? 'ours-text' : ''}" x="${x(tick)}" y="${TOP - 20}" text-anchor="middle">${label}</text>`,
    );
  }
  rows.forEach((row, index) => {
    const y = TOP + (index + 1) * ROW - 12;
    const our = ourTime(row);
    const share = ((100 * row.flop) / our / 1e6 / row.peak).toFixed(0);
    parts.push(`<line class="rule" x1="0" x2="${WIDTH}" y1="${y + 12}" y2="${y + 12}"/>`);
    parts.push(`<text class="work" x="0" y="${y - 14}">${row.work.name} ${row.work.title}</text>`);
    parts.push(`<text x="0" y="${y + 2}">${figures(our)} ms, ${share} % of the peak</text>`);
    for (const { name, label, x: at, level } of place(row, our, x)) {
      if (level > 0)
        parts.push(
          `<line class="rule" x1="${at.toFixed(1)}" x2="${at.toFixed(1)}" y1="${y}" y2="${y - 7 - level * LINE}"/>`,
        );
      parts.push(
        `<circle class="${name.toLowerCase().replaceAll(' ', '-')}" cx="${at.toFixed(1)}" cy="${y}" r="4"/>`,
      );
      parts.push(
        `<text x="${at.toFixed(1)}" y="${y - 9 - level * LINE}" text-anchor="middle">${label}</text>`,
      );
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 24}" role="img" aria-label="How many times as long as Fieldbook each engine takes">
<style>${style}
</style>
${parts.join('\n')}
<text x="0" y="${bottom + 18}">Times as long as ours on one thread, logarithmic; further right is slower. * with gradients or optimiser by hand.</text>
</svg>
`;
}
