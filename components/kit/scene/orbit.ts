/** Where a scene is looked at from, in degrees: 0, 0 is square on; azimuth turns to the right, elevation rises. */
export interface View {
  readonly azimuth: number;
  readonly elevation: number;
}

/** How far a view may turn. */
export interface Orbit {
  readonly azimuth: readonly [least: number, most: number];
  readonly elevation: readonly [least: number, most: number];
  /** Where Home goes back to. */
  readonly home: View;
}

const degreesPerPixel = 0.4;
const degreesPerKey = 5;

const clamp = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/** A view turned by so many degrees, as far as the orbit lets it. */
export const turned = (view: View, orbit: Orbit, right: number, up: number): View => ({
  azimuth: clamp(view.azimuth + right, orbit.azimuth),
  elevation: clamp(view.elevation + up, orbit.elevation),
});

/** The view after a key; undefined for keys that turn nothing. */
export function keyed(view: View, orbit: Orbit, key: string): View | undefined {
  const turns: Record<string, readonly [right: number, up: number]> = {
    ArrowLeft: [-degreesPerKey, 0],
    ArrowRight: [degreesPerKey, 0],
    ArrowUp: [0, degreesPerKey],
    ArrowDown: [0, -degreesPerKey],
  };
  if (key === 'Home') return orbit.home;
  const turn = turns[key];
  return turn && turned(view, orbit, ...turn);
}

/** The view after a drag from where it began, in screen pixels: the thing follows the hand. */
export const dragged = (from: View, orbit: Orbit, dx: number, dy: number): View =>
  turned(from, orbit, -dx * degreesPerPixel, dy * degreesPerPixel);
