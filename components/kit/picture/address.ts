import { href } from '../address.ts';

/** The sides, in pixels, in which the drawn picture is put on the site as a file. */
export const PICTURE_SIDES = [256, 512] as const;

/** The file's name without its folder and ending. */
export const pictureName = (side: number) => `landscape-${side}`;

/** Where the drawn picture is found as a file. */
export const pictureAddress = (side: (typeof PICTURE_SIDES)[number]) =>
  href(`/pictures/${pictureName(side)}.webp`);
