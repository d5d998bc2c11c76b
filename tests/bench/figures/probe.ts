/** Put into the page before any script of it runs: adds up what the main thread does for an input until the frame is painted. */
export interface Probe {
  begin(): void;
  /** Milliseconds that each frame since `begin` took, with the input events before it. */
  end(): number[];
}

export function installProbe(): void {
  const inputs = ['pointerdown', 'pointermove', 'pointerup', 'keydown', 'input', 'change', 'click'];
  const realFrame = window.requestAnimationFrame.bind(window);
  let handling: number | undefined;
  let handled = 0;
  let frameStart: number | undefined;
  /** What the browser calls the frame that is open: all its callbacks are given the same time. */
  let frameTime: number | undefined;
  let frames: number[] = [];

  const after = (work: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = work;
    port2.postMessage(undefined);
  };

  const closeFrame = (at: number): void => {
    if (frameStart === undefined) return;
    frames.push(handled + at - frameStart);
    handled = 0;
    frameStart = undefined;
  };

  /** The first callback of a frame starts its clock; a message posted there comes once it is painted, or after the next frame. */
  const openFrame = (time: number): void => {
    if (time === frameTime) return;
    // Pointer moves are handled in the task of the frame itself.
    const start = handling ?? performance.now();
    closeFrame(start);
    frameStart = start;
    frameTime = time;
    after(() => {
      if (time === frameTime) closeFrame(performance.now());
    });
  };
  window.requestAnimationFrame = (callback) =>
    realFrame((time) => {
      openFrame(time);
      callback(time);
    });

  const onInput = ({ isTrusted }: Event): void => {
    if (handling !== undefined) return;
    const start = (handling = performance.now());
    // The browser tells of nothing between the callbacks of a frame and its painting.
    if (isTrusted) closeFrame(start);
    const framesBefore = frames.length;
    after(() => {
      handling = undefined;
      const inFrame = frameStart !== undefined || frames.length > framesBefore;
      if (!inFrame) handled += performance.now() - start;
    });
    realFrame(openFrame);
  };
  for (const type of inputs) window.addEventListener(type, onInput, { capture: true, passive: true });

  // A drag over words selects them, which is no figure's work.
  window.addEventListener('selectstart', (event) => event.preventDefault());

  const probe: Probe = {
    begin() {
      frames = [];
      handled = 0;
    },
    end: () => frames,
  };
  Object.assign(window, { probe });
}
