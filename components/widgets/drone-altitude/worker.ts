import { VIEW } from '@training/aerial/grid.ts';
import { see } from './see.ts';
import type { Seen, Shot } from './seen.ts';

/** What came of a shot, and its photograph; none of the first, which the page brings as a picture. */
export interface Taken {
  seen: Seen;
  image?: ImageData;
}

/** As a canvas takes it. @param pixels [3, height, width], 0 to 255 */
function imageOf(pixels: Uint8Array): ImageData {
  const image = new ImageData(VIEW.width, VIEW.height);
  const plane = VIEW.width * VIEW.height;
  for (let at = 0; at < plane; at++) {
    for (let channel = 0; channel < 3; channel++)
      image.data[4 * at + channel] = pixels[channel * plane + at]!;
    image.data[4 * at + 3] = 255;
  }
  return image;
}

self.onmessage = ({ data: asked }: MessageEvent<Shot>) => {
  const { seen, pixels } = see(asked);
  self.postMessage({ asked, found: { seen, image: imageOf(pixels) } satisfies Taken });
};
