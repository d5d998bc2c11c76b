import { expect, test } from 'vitest';
import { dragged, keyed, turned } from '@kit/scene/orbit.ts';

const orbit = { azimuth: [-75, 75], elevation: [0, 80], home: { azimuth: 30, elevation: 20 } } as const;

test('arrow keys turn a view, and Home turns it back', () => {
  expect(keyed({ azimuth: 0, elevation: 10 }, orbit, 'ArrowRight')).toEqual({ azimuth: 5, elevation: 10 });
  expect(keyed({ azimuth: 0, elevation: 10 }, orbit, 'ArrowUp')).toEqual({ azimuth: 0, elevation: 15 });
  expect(keyed({ azimuth: -60, elevation: 70 }, orbit, 'Home')).toEqual(orbit.home);
});

test('other keys are left to the page', () => {
  expect(keyed(orbit.home, orbit, 'Tab')).toBeUndefined();
});

test('a view stops at the ends of its orbit', () => {
  expect(turned(orbit.home, orbit, 500, -500)).toEqual({ azimuth: 75, elevation: 0 });
});

test('a drag and the drag back leave the view where it was', () => {
  const there = dragged(orbit.home, orbit, -25, 40);
  expect(there).not.toEqual(orbit.home);
  expect(dragged(there, orbit, 25, -40)).toEqual(orbit.home);
});
