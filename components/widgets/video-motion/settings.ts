import { type SettingsOf, choice, integer, table } from '@kit/settings.ts';
import { clips, columns, frames, rows } from './clips.ts';
import { side } from './kernels.ts';
import { home, orbit } from './camera.ts';

export const settings = table({
  show: choice(['all', 'frames', 'kernel', 'sum', 'cost'], {
    label: 'shown',
    default: 'all',
    names: {
      all: 'everything',
      frames: 'frame by frame',
      kernel: 'a kernel in time',
      sum: 'its sum',
      cost: 'the cost',
    },
  }),
  clip: choice(['ball', 'door', 'drop', 'crossing', 'pendulum'], {
    label: 'clip',
    default: 'ball',
    names: {
      ball: clips.ball.title,
      door: clips.door.title,
      drop: clips.drop.title,
      crossing: clips.crossing.title,
      pendulum: clips.pendulum.title,
    },
  }),
  direction: choice(['forwards', 'backwards'], { label: 'direction', default: 'forwards' }),
  follows: choice(['right', 'down'], {
    label: 'what the kernel follows',
    default: 'right',
    names: { right: 'to the right', down: 'downwards' },
  }),
  depth: integer({ label: 'kernel depth', default: 3, min: 1, max: side, unit: 'frames' }),
  at: integer({ label: 'time', default: 4, min: 0, max: ({ depth }) => frames - (depth as number) }),
  place: choice(['strongest', 'chosen'], {
    label: 'place of the kernel',
    default: 'strongest',
    names: { strongest: 'where it answers most', chosen: 'at a place of your own' },
  }),
  row: integer({ label: 'row', default: 5, min: 0, max: rows - side }),
  column: integer({ label: 'column', default: 6, min: 0, max: columns - side }),
  azimuth: integer({
    label: 'turned to the side',
    default: home.azimuth,
    min: orbit.azimuth[0],
    max: orbit.azimuth[1],
    unit: 'degrees',
  }),
  elevation: integer({
    label: 'seen from above',
    default: home.elevation,
    min: orbit.elevation[0],
    max: orbit.elevation[1],
    unit: 'degrees',
  }),
  channels: integer({ label: 'channels', default: 64, min: 8, max: 512, step: 8 }),
  length: integer({ label: 'frames of the clip', default: 16, min: 4, max: 64, step: 4 }),
  size: integer({ label: 'rows and columns of a frame', default: 56, min: 7, max: 224, step: 7 }),
  middle: choice(['same', 'matched'], {
    label: 'channels between the two halves',
    default: 'same',
    names: { same: 'as many as the layer', matched: 'as many as the weights of 3-D allow' },
  }),
});

export type Settings = SettingsOf<typeof settings>;
