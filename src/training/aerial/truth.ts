import { numberOf } from '../data/aerial/animals.ts';
import { type Camera, projection } from '../data/aerial/camera.ts';
import { type Scene, type Thing, covers } from '../data/aerial/scene.ts';

/** What a pixel shows that is neither meadow nor animal: rocks, logs, bushes and trees. */
export const LAND = 255;

/** What each pixel of a picture shows any of: the number of a species, 0 for meadow, `LAND`; and which animal it is. */
export interface Truth {
  labels: Uint8Array;
  /** The animal's number in the scene's things; −1 where there is none. */
  owners: Int16Array;
}

/** Where in a pixel one looks for an animal, down and across. */
const POINTS = [0.17, 0.5, 0.83];

/** @returns what stands where in the picture that the camera takes */
export function truthOf(scene: Scene, camera: Camera): Truth {
  const { height, width } = camera;
  const labels = new Uint8Array(height * width);
  const owners = new Int16Array(height * width).fill(-1);
  const { side, toGround, toPicture } = projection(camera);
  const shows = (thing: Thing, row: number, column: number): boolean =>
    POINTS.some((down) => POINTS.some((along) => covers(thing, ...toGround(row + down, column + along))));
  scene.things.forEach((thing, number) => {
    const [row, column] = toPicture(thing.x, thing.y);
    const reach = thing.reach / side + 1;
    for (let r = Math.max(0, Math.floor(row - reach)); r < Math.min(height, row + reach); r++) {
      for (let c = Math.max(0, Math.floor(column - reach)); c < Math.min(width, column + reach); c++) {
        if (!covers(thing, ...toGround(r + 0.5, c + 0.5), 0.71 * side) || !shows(thing, r, c)) continue;
        const animal = thing.kind !== 'ground';
        labels[r * width + c] = animal ? numberOf(thing.kind) : LAND;
        owners[r * width + c] = animal ? number : -1;
      }
    }
  });
  return { labels, owners };
}
