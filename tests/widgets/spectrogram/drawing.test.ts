import { expect, test } from 'vitest';
import { askedOf, drawingOf } from '@widgets/spectrogram/drawing.ts';
import { examples } from '@widgets/spectrogram/examples.ts';
import { settings } from '@widgets/spectrogram/settings.ts';

for (const example of examples) {
  const set = settings.check({ ...example.settings });

  test(`${example.name}: what a worker hands over is what is drawn`, () => {
    const drawing = drawingOf(askedOf(set));
    expect(structuredClone(drawing)).toEqual(drawing);
    expect(drawing.drawnPicture.shades.length).toBeGreaterThan(4);
    expect(drawing.shifts?.drawn.length).toBe(set.show === 'shift' ? 3 : undefined);
  });
}

test('only what the pictures depend on is asked for', () => {
  const set = settings.check({});
  const asked = askedOf(set);
  for (const other of [
    { at: 3 },
    { band: 3 },
    { layers: 2 },
    { later: 5 },
    { higher: 1 },
    { show: 'dilated' },
  ] as const)
    expect(askedOf({ ...set, ...other })).toEqual(asked);
  for (const other of [{ pitch: 200 }, { scale: 'log' }, { kernel: 'steady' }, { show: 'shift' }] as const)
    expect(askedOf({ ...set, ...other })).not.toEqual(asked);
});

test('a sound of one’s own is drawn in place of the made one, and shifted in time only', () => {
  const asked = askedOf(settings.check({ show: 'shift' }));
  const silence = drawingOf(asked, new Float32Array(16_000));
  expect(silence.drawnPicture.shades).toEqual([]);
  expect(silence.shifts?.higher).toBeUndefined();
  expect(drawingOf(asked).shifts?.higher).toHaveLength(3);
});
