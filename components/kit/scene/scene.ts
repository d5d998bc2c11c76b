import type { Camera, Scene } from 'three';
import { type TokenColour, onThemeChange, tokenColours } from './theme.ts';

/** The part of three.js that a stage is built with. */
export type Three = typeof import('three');

/** What a figure puts on the canvas. */
export interface Stage {
  readonly scene: Scene;
  readonly camera: Camera;
  /** Fits the camera to the canvas, in CSS pixels. */
  resize(width: number, height: number): void;
  /** Takes its colours from the tokens; called first, and whenever the theme changes. */
  paint(colour: TokenColour): void;
  /** Gives back geometries and materials. */
  dispose(): void;
}

/** A running scene. */
export interface Running {
  /** Something on the stage has changed: draw it when it can be seen. */
  invalidate(): void;
  close(): void;
}

const sharpest = 2;

/**
 * Draws a stage on a canvas: only when something has changed, never while it is off the screen.
 * `shown` says whether the canvas can be relied on: false without WebGL or while the context is lost,
 * and the figure's SVG then stays in its place. three.js is fetched only where there is WebGL 2.
 */
export async function openScene(
  canvas: HTMLCanvasElement,
  build: (three: Three) => Stage,
  shown: (visible: boolean) => void,
): Promise<Running | undefined> {
  const attributes: WebGLContextAttributes = { antialias: true, alpha: true };
  const context = canvas.getContext('webgl2', attributes);
  if (!context) {
    shown(false);
    return undefined;
  }
  const three = await import('three');
  const renderer = new three.WebGLRenderer({ canvas, context, ...attributes });
  const stage = build(three);
  const colour = tokenColours(canvas.parentElement ?? document.body);
  let frame = 0;
  let onScreen = false;
  let lost = false;

  const draw = () => {
    frame = 0;
    renderer.render(stage.scene, stage.camera);
  };
  const invalidate = () => {
    if (frame === 0 && onScreen && !lost) frame = requestAnimationFrame(draw);
  };
  const resize = () => {
    const { clientWidth, clientHeight } = canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setPixelRatio(Math.min(window.devicePixelRatio, sharpest));
    renderer.setSize(clientWidth, clientHeight, false);
    stage.resize(clientWidth, clientHeight);
    // At once: resizing clears the canvas, and a frame later would be seen as a flicker.
    if (onScreen && !lost) draw();
  };
  const paint = () => {
    stage.paint(colour);
    invalidate();
  };
  const onLost = (event: Event) => {
    event.preventDefault();
    lost = true;
    shown(false);
  };
  const onRestored = () => {
    lost = false;
    shown(true);
    invalidate();
  };

  const seen = new IntersectionObserver(([entry]) => {
    onScreen = entry?.isIntersecting ?? false;
    invalidate();
  });
  const sized = new ResizeObserver(resize);
  seen.observe(canvas);
  sized.observe(canvas);
  const stopTheme = onThemeChange(paint);
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  paint();
  resize();
  shown(true);

  return {
    invalidate,
    close() {
      cancelAnimationFrame(frame);
      seen.disconnect();
      sized.disconnect();
      stopTheme();
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      stage.dispose();
      renderer.dispose();
    },
  };
}
