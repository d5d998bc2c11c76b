import { numerals } from '@kit/numeral.ts';
import { listed } from '@kit/words.ts';
import { called } from '@network/graph.ts';

/** A sixth of an em. U+2009 is a tenth in our typeface, too thin to be seen. */
const thinSpace = '\u2006';

/** 45937034 → '45 937 034', grouped by thin spaces (ISO 80000-1); a fraction keeps two digits. */
export const grouped = numerals({ digits: 2, gap: thinSpace });

const scales = [
  [1e12, 'trillion', 'T'],
  [1e9, 'billion', 'G'],
  [1e6, 'million', 'M'],
  [1e3, 'thousand', 'k'],
] as const;

/** 45937034 → '45.9 million': three significant digits, rounded half up. */
export function inWords(value: number): string {
  const scale = scales.find(([size, name]) => value >= size && name !== 'thousand');
  return scale ? `${(value / scale[0]).toPrecision(3)} ${scale[1]}` : grouped(value);
}

/** 2101585920 → '2.10 G' */
export function inShort(value: number): string {
  const scale = scales.find(([size]) => value >= size);
  return scale ? `${(value / scale[0]).toPrecision(3)}${thinSpace}${scale[2]}` : grouped(value);
}

/** A share of a whole as '96.4 %'; whatever is there at all is not called 0. */
export function percent(part: number, whole: number): string {
  if (part === 0 || whole === 0) return `0${thinSpace}%`;
  const share = (100 * part) / whole;
  if (share < 0.1) return `<${thinSpace}0.1${thinSpace}%`;
  return `${share.toFixed(1)}${thinSpace}%`;
}

/** [64, 126, 126] → '64 × 126 × 126' */
export const shapeText = (shape: readonly number[]): string =>
  shape.map((length) => grouped(length)).join(`${thinSpace}×${thinSpace}`);

/** One number if all axes agree, otherwise one per axis: '13' or '13 × 7'. */
export function perAxis(values: readonly number[]): string {
  const [first] = values;
  return values.every((value) => value === first) ? grouped(first ?? 0) : shapeText(values);
}

/** ['1', 'fc', '3', '4', '5'] → 'layer 1, fc, layer 3 and 2 more' */
export function namesOf(ids: readonly string[], most = 3): string {
  const named = ids.map(called);
  if (named.length <= most + 1) return listed(named);
  return `${named.slice(0, most).join(', ')} and ${named.length - most} more`;
}
