import { type Kernels, type Variant, loadKernels } from './kernels.ts';
import { Crew } from './threads.ts';

const PAGE = 65536;

/** Kernels work in whole vectors and blocks, and may read or write this far beyond the end of a tensor. */
const SLACK = 64;

/** Memory for what is needed only while one step runs: every step may overwrite it. */
export interface Scratch {
  /** Where it begins, once everything is laid out. */
  address: number;
}

/** A stretch of the machine's memory as numbers, once everything is laid out. */
export interface View {
  data: Float32Array<ArrayBuffer>;
}

/** The kernels and the memory that they work in. All of it is reserved before the first step; running reserves nothing. */
export class Machine {
  readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;
  /** Who shares the work, and the memory. */
  readonly crew: Crew;
  private end = SLACK;
  private readonly views: { view: View; address: number; count: number }[] = [];
  private readonly scratches = new Map<string, { scratch: Scratch; bytes: number }>();

  /** @throws Error if this browser has no WebAssembly SIMD. */
  constructor(variant?: Variant, crew = new Crew()) {
    this.crew = crew;
    this.memory = crew.memory ?? new WebAssembly.Memory({ initial: 1 });
    this.kernels = loadKernels(this.memory, variant);
  }

  /**
   * Room for so many bytes, on a vector, all 0.
   * @throws RangeError if the browser gives no more memory.
   */
  reserve(bytes: number): number {
    const address = this.end;
    this.end = Math.ceil((address + bytes + SLACK) / SLACK) * SLACK;
    const missing = this.end - this.memory.buffer.byteLength;
    if (missing > 0) {
      try {
        this.memory.grow(Math.ceil(missing / PAGE));
      } catch {
        const wanted = Math.ceil(this.end / 2 ** 20);
        throw new RangeError(`fast: the browser does not give ${wanted} MB; a smaller batch needs less`);
      }
    }
    return address;
  }

  /** Room that each thread has for itself, at an address of its own. */
  reserveOwn(bytes: number): number {
    const each = Math.ceil(bytes / SLACK + 1) * SLACK;
    return this.reserve(each * this.crew.most) + each * this.crew.seat;
  }

  /** A table of whole numbers that kernels read. */
  table(numbers: readonly number[]): number {
    const address = this.reserve(numbers.length * 4);
    new Int32Array(this.buffer, address, numbers.length).set(numbers);
    return address;
  }

  /** Constants that kernels read. */
  numbers(values: readonly number[]): number {
    const address = this.reserve(values.length * 4);
    this.at(address, values.length).set(values);
    return address;
  }

  /** Scratch memory, each thread's own, shared by all layers that ask for this name; it is as large as the largest wish. */
  scratch(name: string, bytes: number): Scratch {
    const found = this.scratches.get(name) ?? { scratch: { address: 0 }, bytes: 0 };
    found.bytes = Math.max(found.bytes, bytes);
    this.scratches.set(name, found);
    return found.scratch;
  }

  /** The numbers at an address. */
  view(address: number, count: number): View {
    const view = { data: new Float32Array() };
    this.views.push({ view, address, count });
    return view;
  }

  /** Ends the layout. Memory grows no more, so that views of it stay good. */
  settle(): void {
    for (const { scratch, bytes } of this.scratches.values()) scratch.address = this.reserveOwn(bytes);
    for (const { view, address, count } of this.views) {
      view.data = this.at(address, count);
    }
  }

  /** A stretch of the memory as it is now: once it grows no more, for good. */
  at(address: number, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.buffer, address, count);
  }

  /** Typed as what it is where there is one thread; a shared one does the same for all that is done with it here. */
  private get buffer(): ArrayBuffer {
    return this.memory.buffer as ArrayBuffer;
  }
}
