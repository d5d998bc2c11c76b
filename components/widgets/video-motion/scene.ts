import type { BufferGeometry, Material } from 'three';
import { mixer } from '@kit/scene/colour.ts';
import type { View } from '@kit/scene/orbit.ts';
import type { Stage, Three } from '@kit/scene/scene.ts';
import type { TokenColour } from '@kit/scene/theme.ts';
import { type KernelPlace, boxCorners, boxEdges, boxFaces } from './block.ts';
import type { Point } from '@kit/scene/parallel.ts';
import { axesOf, extent } from './camera.ts';
import { edgesOf, slabsOf } from './slabs.ts';

export interface Shown {
  readonly order: readonly Float32Array[];
  readonly kernel: KernelPlace;
  readonly view: View;
}

/** The block in three.js: each frame a slab, under the very projection of the SVG. */
export interface BlockStage extends Stage {
  show(shown: Shown): void;
}

const far = 1e3;

export function buildBlock(three: Three): BlockStage {
  const scene = new three.Scene();
  const camera = new three.OrthographicCamera(-1, 1, 1, -1, -far, far);
  const world = new three.Group();
  world.matrixAutoUpdate = false;
  scene.add(world);

  const solid = new three.MeshBasicMaterial({
    vertexColors: true,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
    side: three.DoubleSide,
  });
  const line = new three.LineBasicMaterial({ vertexColors: true });
  // The kernel is glass: it shows through the frames that stand before it, and they through it.
  const glass = new three.MeshBasicMaterial({
    transparent: true,
    opacity: 0.16,
    depthTest: false,
    side: three.DoubleSide,
  });
  const rim = new three.LineBasicMaterial({ depthTest: false });
  const slabs = new three.Mesh(new three.BufferGeometry(), solid);
  const edges = new three.LineSegments(new three.BufferGeometry(), line);
  const faces = new three.Mesh(new three.BufferGeometry(), glass);
  const outline = new three.LineSegments(new three.BufferGeometry(), rim);
  const parts = [slabs, edges, faces, outline];
  for (const [order, part] of parts.entries()) {
    part.frustumCulled = false;
    part.renderOrder = order;
    world.add(part);
  }

  let size = { width: 1, height: 1 };
  let colour: TokenColour | undefined;
  let shown: Shown | undefined;

  function put(geometry: BufferGeometry, points: readonly Point[], colours?: readonly number[]) {
    geometry.setAttribute('position', new three.Float32BufferAttribute(points.flat(), 3));
    if (colours) geometry.setAttribute('color', new three.Float32BufferAttribute(colours, 3));
  }

  function frames() {
    if (!shown || !colour) return;
    const { points, colours } = slabsOf(shown.order, mixer(three, colour));
    put(slabs.geometry, points, colours);
  }

  function kernel() {
    if (!shown || !colour) return;
    const mix = mixer(three, colour);
    const { points, colours } = edgesOf(shown.order.length, shown.kernel, mix);
    put(edges.geometry, points, colours);
    const corners = boxCorners(shown.kernel);
    put(
      faces.geometry,
      boxFaces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d].map((corner) => corners[corner]!)),
    );
    put(
      outline.geometry,
      boxEdges.flat().map((corner) => corners[corner]!),
    );
    for (const material of [glass, rim]) material.color.fromArray([...mix('kernel', 1)]);
  }

  function look() {
    if (!shown) return;
    const { right, up, toward } = axesOf(shown.view);
    world.matrix.set(...right, 0, ...up, 0, ...toward, 0, 0, 0, 0, 1);
    world.matrixWorldNeedsUpdate = true;
    const perPixel = Math.max(extent.width / size.width, extent.height / size.height);
    camera.right = (size.width * perPixel) / 2;
    camera.top = (size.height * perPixel) / 2;
    [camera.left, camera.bottom] = [-camera.right, -camera.top];
    camera.updateProjectionMatrix();
  }

  return {
    scene,
    camera,
    show(next) {
      const before = shown;
      shown = next;
      if (before?.order !== next.order) frames();
      if (JSON.stringify(before?.kernel) !== JSON.stringify(next.kernel)) kernel();
      look();
    },
    resize(width, height) {
      size = { width, height };
      look();
    },
    paint(tokens) {
      colour = tokens;
      frames();
      kernel();
    },
    dispose() {
      for (const part of parts) part.geometry.dispose();
      for (const material of [solid, line, glass, rim] as Material[]) material.dispose();
    },
  };
}
