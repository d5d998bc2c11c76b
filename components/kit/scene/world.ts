import type { BufferGeometry, Object3D } from 'three';
import type { Axes, Point } from './parallel.ts';
import type { Three } from './scene.ts';

/** A scene under a parallel projection that the SVG beneath it has too: its world is turned, and its camera stays. */
export function worldOf(three: Three, parts: readonly Object3D[]) {
  const scene = new three.Scene();
  const world = new three.Group();
  world.matrixAutoUpdate = false;
  scene.add(world);
  for (const [order, part] of parts.entries()) {
    part.frustumCulled = false;
    part.renderOrder = order;
    world.add(part);
  }
  return {
    scene,
    turn({ right, up, toward }: Axes): void {
      world.matrix.set(...right, 0, ...up, 0, ...toward, 0, 0, 0, 0, 1);
      world.matrixWorldNeedsUpdate = true;
    },
  };
}

/** Faces step back a little, so that the outlines on them are whole. */
export const facesOf = (three: Three) =>
  new three.MeshBasicMaterial({
    vertexColors: true,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
    side: three.DoubleSide,
  });

/** The two triangles of a face, from its corners in a round. */
export const triangles = <T>([a, b, c, d]: readonly [T, T, T, T]): T[] => [a, b, c, a, c, d];

/** Puts other points into a geometry, and their red, green and blue. */
export function put(
  three: Three,
  geometry: BufferGeometry,
  points: readonly Point[],
  colours?: readonly number[],
): void {
  geometry.setAttribute('position', new three.Float32BufferAttribute(points.flat(), 3));
  if (colours) geometry.setAttribute('color', new three.Float32BufferAttribute(colours, 3));
}
