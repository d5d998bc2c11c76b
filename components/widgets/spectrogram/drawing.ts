import { type Shade, shadesOf } from '@kit/marks/raster.ts';
import { outlineOf } from './axes.ts';
import {
  type Heard,
  type Shifted,
  findIn,
  findOnAll,
  hear,
  heardOf,
  higherOn,
  kernelOf,
  laterOn,
  leftOver,
  mostOf,
} from './model.ts';
import type { Settings } from './settings.ts';
import { times } from './spectrum.ts';

/** What the pictures depend on, and nothing else: no number of a shift where none is shown. */
export interface Asked extends Pick<
  Settings,
  'sound' | 'pitch' | 'scale' | 'kernel' | 'spacing' | 'moved' | 'later' | 'higher'
> {
  readonly shift: boolean;
}

export function askedOf(settings: Settings): Asked {
  const { show, sound, pitch, scale, kernel, spacing, moved, later, higher } = settings;
  const shift = show === 'shift';
  const by = shift ? ({ moved, later, higher } as const) : ({ moved: 'later', later: 0, higher: 0 } as const);
  return { shift, sound, pitch, scale, kernel, spacing, ...by };
}

/** How well the two sounds fit on one axis, without their maps. */
export type Fit = Pick<Shifted, 'scale' | 'best'>;

/** A map as it is drawn. */
export interface Drawn {
  readonly shades: readonly Shade[];
  /** The value that has the full colour. */
  readonly most: number;
}

/** All that takes longer than a frame, ready to be drawn: numbers and paths, which a worker can hand over. */
export interface Drawing {
  readonly asked: Asked;
  /** [bands, times], row by row. */
  readonly picture: Float32Array;
  readonly response: Float32Array;
  readonly outline: string;
  readonly drawnPicture: Drawn;
  readonly drawnResponse: Drawn;
  readonly shifts?: {
    readonly later: readonly Fit[];
    /** Only for sounds made here. */
    readonly higher?: readonly Fit[];
    /** What the kernel finds in the sound, in the sound shifted, and what is left. */
    readonly drawn: readonly Drawn[];
  };
}

const draw = (values: Float32Array, most: number): Drawn => ({ shades: shadesOf(values, times, most), most });

const fitOf = ({ scale, best }: Shifted): Fit => ({ scale, best });

function shiftsOf(asked: Asked, heard: Heard, isOwn: boolean): NonNullable<Drawing['shifts']> {
  const kernel = kernelOf(asked);
  const firsts = findOnAll(heard, kernel);
  const later = laterOn(heard, asked.later, kernel, firsts);
  const higher = isOwn ? undefined : higherOn(heard, asked, kernel, firsts);
  const shown = ((asked.moved === 'higher' && higher) || later).find(({ scale }) => scale === asked.scale)!;
  const most = mostOf(shown.first.response);
  const maps = [shown.first.response.data, shown.second.response.data, leftOver(shown)];
  return {
    later: later.map(fitOf),
    ...(higher && { higher: higher.map(fitOf) }),
    drawn: maps.map((values) => draw(values, most)),
  };
}

/** @param own A reader's own sound, in place of the made one. */
export function drawingOf(asked: Asked, own?: Float32Array): Drawing {
  const heard = own ? hear(own) : heardOf(asked);
  const { picture, response } = findIn(heard, asked.scale, kernelOf(asked));
  return {
    asked,
    picture: picture.data,
    response: response.data,
    outline: outlineOf(heard.samples, 320),
    drawnPicture: draw(picture.data, 1),
    drawnResponse: draw(response.data, mostOf(response)),
    ...(asked.shift && { shifts: shiftsOf(asked, heard, own !== undefined) }),
  };
}
