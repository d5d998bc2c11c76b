import type { Camera } from '../data/aerial/camera.ts';
import type { Scene, Thing } from '../data/aerial/scene.ts';
import { CELL, GRID, MARGIN } from './grid.ts';
import { truthOf } from './truth.ts';

/** An animal that a picture shows, and the cells that show any of it. */
export interface Standing {
  thing: Thing;
  cells: readonly number[];
  /** Whether all of it that is in the picture is in cells too. */
  whole: boolean;
}

/** Where the animals of a scene stand among the cells of the camera's view. */
export function standingIn(scene: Scene, camera: Camera): Standing[] {
  const { owners } = truthOf(scene, camera);
  const found = new Map<number, { cells: Set<number>; whole: boolean }>();
  owners.forEach((owner, pixel) => {
    if (owner < 0) return;
    const here = found.get(owner) ?? { cells: new Set<number>(), whole: true };
    found.set(owner, here);
    const row = Math.floor((Math.floor(pixel / camera.width) - MARGIN) / CELL);
    const column = Math.floor(((pixel % camera.width) - MARGIN) / CELL);
    if (row < 0 || row >= GRID.rows || column < 0 || column >= GRID.columns) here.whole = false;
    else here.cells.add(row * GRID.columns + column);
  });
  return [...found]
    .filter(([, { cells }]) => cells.size > 0)
    .map(([owner, { cells, whole }]) => ({ thing: scene.things[owner]!, cells: [...cells], whole }));
}
