/** State of the generator: four 32-bit words, not all 0. Saved and given back, the numbers go on as if never interrupted. */
export type RandomState = readonly [number, number, number, number];

const rotateLeft = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** The finaliser of MurmurHash3 (Appleby 2016): spreads a small seed over 32 bits, no two alike. */
function mix(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/** Four words that differ, so not all 0: steps of 2³² over the golden ratio, mixed. */
const fromSeed = (seed: number): [number, number, number, number] => {
  const word = (step: number): number => mix(seed + Math.imul(step, 0x9e3779b9));
  return [word(1), word(2), word(3), word(4)];
};

/**
 * Seeded random numbers by xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"):
 * the same seed gives the same numbers on every machine.
 */
export class Random {
  #state: [number, number, number, number];

  /** @param seed A whole number, or a state read from another generator. @throws RangeError for any other. */
  constructor(seed: number | RandomState) {
    if (typeof seed === 'number' && !Number.isSafeInteger(seed))
      throw new RangeError(`Random: a seed must be a whole number between −2⁵³ and 2⁵³, but is ${seed}`);
    if (typeof seed !== 'number' && (seed.length !== 4 || !seed.some((word) => word | 0)))
      throw new RangeError(`Random: a state must be four words, not all 0, but is [${seed.join(', ')}]`);
    this.#state = typeof seed === 'number' ? fromSeed(seed) : [...seed];
  }

  get state(): RandomState {
    return [...this.#state];
  }

  /** A whole number from 0 up to 2³² − 1. */
  next(): number {
    const s = this.#state;
    const result = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotateLeft(s[3], 11);
    return result;
  }

  /** From `low` (0) up to but not including `high` (1). */
  uniform(low = 0, high = 1): number {
    return low + (high - low) * (this.next() / 2 ** 32);
  }

  /** Normally distributed (Box & Muller 1958). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** A whole number from 0 up to but not including `end`, each equally likely. @throws RangeError unless `end` is from 1 to 2³². */
  below(end: number): number {
    if (!(Number.isInteger(end) && end >= 1 && end <= 2 ** 32))
      throw new RangeError(`Random: below needs a whole number from 1 to 2³², but was given ${end}`);
    const fair = 2 ** 32 - (2 ** 32 % end);
    let draw = this.next();
    while (draw >= fair) draw = this.next();
    return draw % end;
  }

  /** The numbers from 0 to length − 1 in random order (Fisher & Yates, as Durstenfeld 1964 has it). */
  permutation(length: number): Int32Array {
    const order = Int32Array.from({ length }, (_, index) => index);
    for (let last = length - 1; last > 0; last--) {
      const chosen = this.below(last + 1);
      [order[last], order[chosen]] = [order[chosen]!, order[last]!];
    }
    return order;
  }
}
