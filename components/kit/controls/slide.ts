/** A finger that has moved less than this sideways, in pixels, may be about to scroll: it chooses when it goes farther, or lifts. */
export const SLACK = 8;

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

/** The nearest of so many that are counted from 0. */
export const within = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));

/** Where the keys of a slider from 0 to `last` lead: a step either way, the first, the last. */
export function alongKeys(key: string, from: number, last: number): number | undefined {
  const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[key];
  return to === undefined ? undefined : within(to, last + 1);
}

/** A cell of a plane. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell of a plane at a place of its drawing, as `under` is asked for it. */
export const cellUnder = (x: number, y: number, rows: number, columns: number): Cell => ({
  row: within(Math.floor(y * rows), rows),
  column: within(Math.floor(x * columns), columns),
});

/** Where the keys of a plane lead: to the cell beside, above or below, to the first and the last of the row. */
export function overKeys(
  key: string,
  { row, column }: Cell,
  rows: number,
  columns: number,
): Cell | undefined {
  const to = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, columns - 1],
  }[key];
  return to && { row: within(to[0]!, rows), column: within(to[1]!, columns) };
}

/** What somebody who hears a drawing is told of the one that is chosen in it. */
export interface Told {
  /** What is chosen: 'Output cell'. */
  label: string;
  /** What the drawing is called where nothing can be chosen; else the same. */
  picture?: string;
  /** From 0 unless said. */
  min?: number;
  max: number;
  now: number | undefined;
  /** The value in words. */
  text: string | undefined;
}

/** The attributes of a drawing, to spread on it: a slider that Tab reaches where it is live, a picture where it is not. */
export const sliderOf = (live: boolean, { label, picture = label, min = 0, max, now, text }: Told) =>
  live
    ? ({
        role: 'slider',
        tabindex: 0,
        'aria-label': label,
        'aria-valuemin': min,
        'aria-valuemax': max,
        'aria-valuenow': now,
        'aria-valuetext': text,
      } as const)
    : ({ role: 'img', 'aria-label': picture } as const);

/**
 * Svelte action: press, drag, point and keys on a drawing; up and down still scroll the page if its style lets them
 * (`touch-action: pan-y`). Nothing can be chosen while there is no `Slide`.
 */
export function slide<T>(
  node: HTMLElement | SVGGraphicsElement,
  hand: Slide<T> | undefined,
): { update(next: Slide<T> | undefined): void } {
  let current = hand;
  let pressedAt: number | undefined;
  let dragging = false;

  const there = ({ under }: Slide<T>, { clientX, clientY }: PointerEvent): T => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return under((clientX - left) / width, (clientY - top) / height);
  };

  const events = {
    pointerdown(event: PointerEvent) {
      if (!current || event.button !== 0) return;
      pressedAt = event.clientX;
      node.setPointerCapture(event.pointerId);
      dragging = event.pointerType === 'mouse';
      if (dragging) current.choose(there(current, event));
    },
    pointermove(event: PointerEvent) {
      if (!current) return;
      if (pressedAt !== undefined) {
        dragging ||= Math.abs(event.clientX - pressedAt) >= SLACK;
        if (dragging) current.choose(there(current, event));
      } else if (event.pointerType === 'mouse') current.preview?.(there(current, event));
    },
    pointerup(event: PointerEvent) {
      if (pressedAt !== undefined) current?.choose(there(current, event));
      pressedAt = undefined;
    },
    pointercancel() {
      pressedAt = undefined;
    },
    pointerleave() {
      current?.preview?.(undefined);
    },
    keydown(event: KeyboardEvent) {
      const to = current?.keyed(event.key);
      if (to === undefined) return;
      event.preventDefault();
      // Nor does it turn a slide.
      event.stopPropagation();
      current?.choose(to);
    },
  };
  for (const [name, listener] of Object.entries(events))
    node.addEventListener(name, listener as EventListener);
  return {
    update(next) {
      current = next;
    },
  };
}
