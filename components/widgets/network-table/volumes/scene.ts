import type { BufferGeometry, Material } from 'three';
import { mixer } from '@kit/scene/colour.ts';
import type { Stage, Three } from '@kit/scene/scene.ts';
import type { TokenColour } from '@kit/scene/theme.ts';
import { facesOf, put, triangles, worldOf } from '@kit/scene/world.ts';
import { cameraAxes, type Camera } from './camera.ts';
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
  const camera = new three.OrthographicCamera(0, 1, 0, -1, -DEPTH, DEPTH);
  const fill = facesOf(three);
  const line = new three.LineBasicMaterial({ vertexColors: true });
  const faces = new three.Mesh(new three.BufferGeometry(), fill);
  const edges = new three.LineSegments(new three.BufferGeometry(), line);
  const { scene, turn } = worldOf(three, [faces, edges]);

  let size = { width: 1, height: 1 };
  let colour: TokenColour | undefined;
  let shown: Shown | undefined;

  function model() {
    if (!shown || !colour) return;
    const { layout, tones } = shown;
    const linear = mixer(three, colour);
    const quads = faceQuads(layout, tones);
    put(
      three,
      faces.geometry,
      quads.flatMap(({ corners }) => triangles(corners)),
      quads.flatMap(({ tone, tint }) => repeat(linear(tone, tint), 6)),
    );
    const lines = edgeLines(layout, tones);
    put(
      three,
      edges.geometry,
      lines.flatMap(({ ends }) => ends),
      lines.flatMap(({ tone }) => repeat(linear(tone, 1), 2)),
    );
  }

  function look() {
    if (!shown) return;
    turn(cameraAxes(shown.camera));
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
