import type { Three } from './scene.ts';
import type { TokenColour } from './theme.ts';

/** A token at a share of its strength over the paper, as three.js computes with it: linear red, green, blue. */
export type Mixer = (token: string, share: number) => readonly number[];

/** Mixes tokens into the paper as CSS's color-mix does, in sRGB, so that a scene has the colours of its SVG. */
export function mixer(three: Three, colour: TokenColour): Mixer {
  const channels = (token: string) =>
    (colour(token).match(/[\d.]+/g) ?? []).slice(0, 3).map((text) => Number(text) / 255);
  const paper = channels('paper');
  const known = new Map<string, readonly number[]>();
  return (token, share) => {
    const key = `${token} ${share}`;
    if (!known.has(key)) {
      const [red = 0, green = 0, blue = 0] = channels(token).map(
        (value, index) => paper[index]! + share * (value - paper[index]!),
      );
      known.set(key, new three.Color().setRGB(red, green, blue, three.SRGBColorSpace).toArray());
    }
    return known.get(key)!;
  };
}
