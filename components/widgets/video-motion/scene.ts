import type { Material } from 'three';
import { mixer } from '@kit/scene/colour.ts';
import type { View } from '@kit/scene/orbit.ts';
import type { Stage, Three } from '@kit/scene/scene.ts';
import type { TokenColour } from '@kit/scene/theme.ts';
import { facesOf, put, triangles, worldOf } from '@kit/scene/world.ts';
import { type KernelPlace, boxCorners, boxEdges, boxFaces } from './block.ts';
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
  const camera = new three.OrthographicCamera(-1, 1, 1, -1, -far, far);
  const solid = facesOf(three);
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
  const { scene, turn } = worldOf(three, parts);

  let size = { width: 1, height: 1 };
  let colour: TokenColour | undefined;
  let shown: Shown | undefined;

  function frames() {
    if (!shown || !colour) return;
    const { points, colours } = slabsOf(shown.order, mixer(three, colour));
    put(three, slabs.geometry, points, colours);
  }

  function kernel() {
    if (!shown || !colour) return;
    const mix = mixer(three, colour);
    const { points, colours } = edgesOf(shown.order.length, shown.kernel, mix);
    put(three, edges.geometry, points, colours);
    const corners = boxCorners(shown.kernel);
    put(
      three,
      faces.geometry,
      boxFaces.flatMap((face) => triangles(face).map((corner) => corners[corner]!)),
    );
    put(
      three,
      outline.geometry,
      boxEdges.flat().map((corner) => corners[corner]!),
    );
    for (const material of [glass, rim]) material.color.fromArray([...mix('kernel', 1)]);
  }

  function look() {
    if (!shown) return;
    turn(axesOf(shown.view));
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
