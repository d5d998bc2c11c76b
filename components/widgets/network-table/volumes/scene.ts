import type { BufferGeometry, Material } from 'three';
import { mixer } from '@kit/scene/colour.ts';
import type { Stage, Three } from '@kit/scene/scene.ts';
import type { TokenColour } from '@kit/scene/theme.ts';
import { cameraAxes, type Camera } from './camera.ts';
import type { Point } from '@kit/scene/parallel.ts';
import { edgeLines, faceQuads } from './solid.ts';
import type { Layout } from './layout.ts';
import type { Tone } from './tone.ts';

/** What the stage shows, and the part of the picture that its canvas looks at. */
export interface Shown {
  layout: Layout;
  camera: Camera;
  /** One tone for each box. */
  tones: readonly Tone[];
  /** The upper left corner of the canvas, and the size of a pixel, in world units of the drawing. */
  frame: { x: number; y: number; perPixel: number };
}

/** The volumes in three.js: the boxes and lines of one layout, under the very projection that the SVG uses. */
export interface VolumesStage extends Stage {
  show(shown: Shown): void;
}

const DEPTH = 1e5;

export function buildVolumes(three: Three): VolumesStage {
  const scene = new three.Scene();
  const camera = new three.OrthographicCamera(0, 1, 0, -1, -DEPTH, DEPTH);
  const world = new three.Group();
  world.matrixAutoUpdate = false;
  scene.add(world);
  // Faces step back a little, so that the outlines on them are whole.
  const fill = new three.MeshBasicMaterial({
    vertexColors: true,
    side: three.DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  });
  const line = new three.LineBasicMaterial({ vertexColors: true });
  const faces = new three.Mesh(new three.BufferGeometry(), fill);
  const edges = new three.LineSegments(new three.BufferGeometry(), line);
  for (const part of [faces, edges]) {
    part.frustumCulled = false;
    world.add(part);
  }

  let size = { width: 1, height: 1 };
  let colour: TokenColour | undefined;
  let shown: Shown | undefined;

  function put(geometry: BufferGeometry, points: readonly Point[], colours: readonly number[]) {
    geometry.setAttribute('position', new three.Float32BufferAttribute(points.flat(), 3));
    geometry.setAttribute('color', new three.Float32BufferAttribute(colours, 3));
  }

  function model() {
    if (!shown || !colour) return;
    const { layout, tones } = shown;
    const linear = mixer(three, colour);
    const quads = faceQuads(layout, tones);
    put(
      faces.geometry,
      quads.flatMap(({ corners: [a, b, c, d] }) => [a, b, c, a, c, d]),
      quads.flatMap(({ tone, tint }) => repeat(linear(tone, tint), 6)),
    );
    const lines = edgeLines(layout, tones);
    put(
      edges.geometry,
      lines.flatMap(({ ends }) => ends),
      lines.flatMap(({ tone }) => repeat(linear(tone, 1), 2)),
    );
  }

  function look() {
    if (!shown) return;
    const { right, up, toward } = cameraAxes(shown.camera);
    world.matrix.set(...right, 0, ...up, 0, ...toward, 0, 0, 0, 0, 1);
    world.matrixWorldNeedsUpdate = true;
    const { x, y, perPixel } = shown.frame;
    camera.left = x;
    camera.right = x + size.width * perPixel;
    camera.top = -y;
    camera.bottom = -y - size.height * perPixel;
    camera.updateProjectionMatrix();
  }

  return {
    scene,
    camera,
    show(next) {
      const same = shown?.layout === next.layout && shown.tones.join() === next.tones.join();
      shown = next;
      if (!same) model();
      look();
    },
    resize(width, height) {
      size = { width, height };
      look();
    },
    paint(tokens) {
      colour = tokens;
      model();
    },
    dispose() {
      const owned: (BufferGeometry | Material)[] = [faces.geometry, edges.geometry, fill, line];
      for (const thing of owned) thing.dispose();
    },
  };
}

const repeat = (colour: readonly number[], times: number) =>
  Array.from({ length: times }, () => colour).flat();
