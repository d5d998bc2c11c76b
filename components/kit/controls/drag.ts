/** How a drag along the line becomes steps. */
export interface DragSteps {
  /** Screen pixels for one step. */
  pixels: () => number;
  /** Called with whole steps from where the drag began. */
  moved: (steps: number) => void;
  began?: () => void;
}

/** Svelte action: dragging the element sideways counts steps; up and down still scrolls the page. */
export function dragSteps(
  node: HTMLElement,
  options: DragSteps,
): { update(next: DragSteps): void; destroy(): void } {
  let current = options;
  let from: number | undefined;

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    from = event.clientX;
    node.setPointerCapture(event.pointerId);
    current.began?.();
    event.preventDefault();
  };
  const move = ({ clientX }: PointerEvent) => {
    if (from !== undefined) current.moved(Math.trunc((clientX - from) / current.pixels()));
  };
  const up = () => {
    from = undefined;
  };

  const events = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up } as const;
  for (const [name, listener] of Object.entries(events))
    node.addEventListener(name, listener as EventListener);
  return {
    update(next) {
      current = next;
    },
    destroy() {
      for (const [name, listener] of Object.entries(events))
        node.removeEventListener(name, listener as EventListener);
    },
  };
}
