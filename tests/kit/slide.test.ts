import { describe, expect, test } from 'vitest';
import { alongKeys, cellUnder, overKeys, slide } from '@kit/controls/slide.ts';

/** A drawing of 100 × 50 pixels with ten cells side by side, the fourth chosen; what came of the events on it. */
function drawing() {
  const chosen: number[] = [];
  const previewed: (number | undefined)[] = [];
  const node = Object.assign(new EventTarget(), {
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 20, top: 10, width: 100, height: 50 }),
  });
  slide(node as unknown as SVGSVGElement, {
    under: (x) => Math.floor(10 * x),
    choose: (cell) => chosen.push(cell),
    preview: (cell) => previewed.push(cell),
    keyed: (key) => alongKeys(key, 3, 9),
  });
  const send = (type: string, more: object): Event => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      pointerId: 1,
      button: 0,
      clientY: 30,
      ...more,
    });
    node.dispatchEvent(event);
    return event;
  };
  const pointer = (pointerType: string) => (type: string, clientX: number) =>
    send(`pointer${type}`, { pointerType, clientX });
  return { chosen, previewed, send, mouse: pointer('mouse'), finger: pointer('touch') };
}

describe('a mouse', () => {
  test('chooses where it presses and as it drags, and only shows before and after', () => {
    const { chosen, previewed, mouse } = drawing();
    mouse('move', 25);
    mouse('down', 45);
    mouse('move', 47);
    mouse('move', 75);
    mouse('up', 75);
    mouse('move', 85);
    mouse('leave', 140);
    expect(chosen).toEqual([2, 2, 5, 5]);
    expect(previewed).toEqual([0, 6, undefined]);
  });
});

describe('a finger', () => {
  test('chooses once it has gone 8 pixels sideways, from then on wherever it goes, and is never only shown', () => {
    const { chosen, previewed, finger } = drawing();
    finger('move', 25);
    finger('down', 45);
    finger('move', 52);
    expect(chosen).toEqual([]);
    finger('move', 53);
    expect(chosen).toEqual([3]);
    finger('move', 46);
    expect(chosen).toEqual([3, 2]);
    expect(previewed).toEqual([]);
  });

  test('chooses when it lifts, but not when the page has begun to scroll under it', () => {
    const { chosen, finger } = drawing();
    finger('down', 45);
    finger('cancel', 45);
    finger('up', 45);
    expect(chosen).toEqual([]);
    finger('down', 45);
    finger('up', 46);
    expect(chosen).toEqual([2]);
  });
});

test('keys of a slider lead a step either way and to the ends, no farther; other keys are left to the page', () => {
  const { chosen, send } = drawing();
  const took = ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown'].map(
    (key) => send('keydown', { key }).defaultPrevented,
  );
  expect(took).toEqual([true, true, true, true, false]);
  expect(chosen).toEqual([2, 4, 0, 9]);
  expect([alongKeys('ArrowLeft', 0, 9), alongKeys('ArrowRight', 9, 9)]).toEqual([0, 9]);
});

test('keys of a plane lead to the neighbours and to the ends of the row, never beyond an edge', () => {
  const from = (key: string, row: number, column: number) => {
    const to = overKeys(key, { row, column }, 3, 5);
    return to && [to.row, to.column];
  };
  expect(
    ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => from(key, 1, 2)),
  ).toEqual([
    [0, 2],
    [2, 2],
    [1, 1],
    [1, 3],
    [1, 0],
    [1, 4],
  ]);
  expect([from('ArrowUp', 0, 0), from('ArrowLeft', 0, 0)]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect([from('ArrowDown', 2, 4), from('ArrowRight', 2, 4)]).toEqual([
    [2, 4],
    [2, 4],
  ]);
  expect(from('Escape', 1, 2)).toBeUndefined();
});

test('a place beyond the edge of a plane is that of the nearest cell', () => {
  expect(cellUnder(0.5, 0.5, 3, 5)).toEqual({ row: 1, column: 2 });
  expect(cellUnder(-0.1, 1.2, 3, 5)).toEqual({ row: 2, column: 0 });
  expect(cellUnder(1, 1, 3, 5)).toEqual({ row: 2, column: 4 });
});

test('a button that is not the first chooses nothing, and neither does a drawing without a hand', () => {
  const { chosen, send } = drawing();
  send('pointerdown', { pointerType: 'mouse', clientX: 45, button: 2 });
  expect(chosen).toEqual([]);
  const node = new EventTarget();
  const { update } = slide<number>(node as unknown as SVGSVGElement, undefined);
  const press = () =>
    node.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key: 'End' }));
  expect(press()).toBe(true);
  update({
    under: () => 0,
    choose: (cell) => chosen.push(cell),
    keyed: (key) => alongKeys(key, 3, 9),
  });
  expect(press()).toBe(false);
  expect(chosen).toEqual([9]);
});
