import { VIEW } from '@training/aerial/grid.ts';
import { see } from './see.ts';
import type { Seen, Shot } from './seen.ts';

export type Report = { seen: Seen; image: ImageData } | { failed: string };

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

self.onmessage = ({ data: shot }: MessageEvent<Shot>) => {
  try {
    const { seen, pixels } = see(shot);
    self.postMessage({ seen, image: imageOf(pixels) } satisfies Report);
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
