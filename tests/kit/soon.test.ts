import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { notSoon, soon } from '@kit/motion/soon.ts';

/** Frames, 16 ms apart, as Vitest's clock tells them. */
const frames = (count: number) => vi.advanceTimersByTime(16 * count);

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 16));
});
afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
// No pause of the test before is left.
beforeEach(() => void frames(60));

it('does the work, and not in the next frame, which is the drawing’s', () => {
  const work = vi.fn();
  soon(work);
  frames(1);
  expect(work).not.toHaveBeenCalled();
  frames(3);
  expect(work).toHaveBeenCalledOnce();
});

it('does the same work once, however often it was asked for', () => {
  const work = vi.fn();
  for (let time = 0; time < 5; time++) soon(work);
  frames(10);
  expect(work).toHaveBeenCalledOnce();
});

it('follows what goes on changing only now and then, and always what comes last', () => {
  let value = 0;
  let told = -1;
  const work = vi.fn(() => void (told = value));
  for (value = 0; value < 30; value++) {
    soon(work);
    frames(1);
  }
  expect(work.mock.calls.length).toBeGreaterThan(1);
  expect(work.mock.calls.length).toBeLessThan(8);
  frames(20);
  expect(told).toBe(30);
});

it('gives what is alone a frame of its own', () => {
  const [first, second, third] = [vi.fn(), vi.fn(), vi.fn()];
  soon(first);
  soon(second, { alone: true });
  soon(third);
  for (let frame = 0; frame < 10 && second.mock.calls.length === 0; frame++) frames(1);
  expect(first).toHaveBeenCalledOnce();
  expect(third).not.toHaveBeenCalled();
  frames(1);
  expect(third).toHaveBeenCalledOnce();
});

it('does not do what was taken back', () => {
  const work = vi.fn();
  soon(work);
  notSoon(work);
  frames(10);
  expect(work).not.toHaveBeenCalled();
});
