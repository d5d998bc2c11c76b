import { type Axes, type Point, projectionOnto } from '@kit/scene/parallel.ts';

/** Where the drawing is looked at from, in degrees: 0, 0 is square on; azimuth turns to the right, elevation rises. */
export interface Camera {
  azimuth: number;
  elevation: number;
}

/** Within these the front of every volume, its spatial side and its top stay in sight. */
export const CAMERA_LIMITS = { azimuth: [-75, 75], elevation: [0, 80] } as const;

/** The view that shows a network best: faces, thickness and order at once. */
export const HOME: Camera = { azimuth: 38, elevation: 22 };

export type Flat = readonly [x: number, y: number];

/**
 * The axes of a view.
 * The x axis stays level however far the view rises (an oblique parallel projection), or a network of
 * a hundred layers would run down the page.
 */
export function cameraAxes({ azimuth, elevation }: Camera): Axes {
  const turn = (azimuth * Math.PI) / 180;
  const rise = (elevation * Math.PI) / 180;
  return {
    right: [Math.cos(turn), 0, -Math.sin(turn)],
    up: [0, Math.cos(rise), -Math.cos(turn) * Math.sin(rise)],
    toward: [Math.sin(turn) * Math.cos(rise), Math.sin(rise), Math.cos(turn) * Math.cos(rise)],
  };
}

/** World to picture, y down, in world units. */
export const projection = (camera: Camera): ((point: Point) => Flat) => projectionOnto(cameraAxes(camera));
