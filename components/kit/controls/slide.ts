/** A finger that has moved less than this sideways, in pixels, may be about to scroll: it chooses when it goes farther, or lifts. */
const SLACK = 8;

/** A drawing in which one of many is chosen, as on a slider. The functions are asked whenever something happens. */
export interface Slide<T> {
  /** What lies at a place of the drawing, 0 to 1 across and down; beyond its edges the nearest. */
  under: (x: number, y: number) => T;
  choose: (there: T) => void;
  /** What a mouse that is not pressed is over; undefined when it has left. */
  preview?: (there: T | undefined) => void;
  /** Where a key leads; undefined for a key that is none of the drawing's. */
  keyed: (key: string) => T | undefined;
}

/** Where the keys of a slider from 0 to `last` lead: a step either way, the first, the last. */
export function alongKeys(key: string, from: number, last: number): number | undefined {
  const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : Math.min(last, Math.max(0, to));
}

/** Svelte action: press, drag, point and keys on a drawing; up and down still scroll the page if its style lets them. */
export function slide<T>(node: SVGSVGElement, { under, choose, preview, keyed }: Slide<T>): void {
  let pressedAt: number | undefined;
  let dragging = false;

  const there = ({ clientX, clientY }: PointerEvent): T => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return under((clientX - left) / width, (clientY - top) / height);
  };

  const events = {
    pointerdown(event: PointerEvent) {
      pressedAt = event.clientX;
      node.setPointerCapture(event.pointerId);
      dragging = event.pointerType === 'mouse';
      if (dragging) choose(there(event));
    },
    pointermove(event: PointerEvent) {
      if (pressedAt !== undefined) {
        dragging ||= Math.abs(event.clientX - pressedAt) >= SLACK;
        if (dragging) choose(there(event));
      } else if (event.pointerType === 'mouse') preview?.(there(event));
    },
    pointerup(event: PointerEvent) {
      if (pressedAt !== undefined) choose(there(event));
      pressedAt = undefined;
    },
    pointercancel() {
      pressedAt = undefined;
    },
    pointerleave() {
      preview?.(undefined);
    },
    keydown(event: KeyboardEvent) {
      const to = keyed(event.key);
      if (to === undefined) return;
      event.preventDefault();
      // Nor does it turn a slide.
      event.stopPropagation();
      choose(to);
    },
  };
  for (const [name, listener] of Object.entries(events))
    node.addEventListener(name, listener as EventListener);
}
