/** A vowel as resonances of the vocal tract. */
export interface Vowel {
  readonly name: string;
  /** Hertz. The first three are means over men in Peterson & Barney (1952), table II; the fourth is Klatt's (1980) usual one. */
  readonly formants: readonly number[];
  readonly bandwidths: readonly number[];
}

const bandwidths = [80, 90, 150, 300];

/** As in "hod", "heed" and "who'd". */
export const vowels: readonly Vowel[] = [
  { name: 'a', formants: [730, 1090, 2440, 3300], bandwidths },
  { name: 'i', formants: [270, 2290, 3010, 3300], bandwidths },
  { name: 'u', formants: [300, 870, 2240, 3300], bandwidths },
];
