import { type Shape, Tensor, sizeOf } from '../tensor.ts';
import type { Variant } from './kernels.ts';
import type { FastOp, Slot } from './layers/layer.ts';
import type { fastOps } from './layers/index.ts';
import { layOut } from './layout.ts';
import type { Machine } from './machine.ts';
import { Crew, type ThreadJob, type Threads, controlNumbers } from './threads.ts';

type Ops = typeof fastOps;
type OptionsOf<Op> = Op extends FastOp<infer Options> ? Options : never;

/** One op of a program: its inputs and its output by name. Inputs that an op can do without may be undefined. */
export type Step = {
  [Name in keyof Ops]: {
    op: Name;
    inputs: readonly (string | undefined)[];
    output: string;
    options?: OptionsOf<Ops[Name]>;
  };
}[keyof Ops];

/** A tensor that no step makes: images, parameters, running statistics, an optimizer's memory. */
export interface Leaf {
  shape: Shape;
  /** Whether its gradient is wanted. Default false. */
  gradient?: boolean;
}

/** What is to be computed: plain data. Activations have the largest batch as their first length. */
export interface Program {
  leaves: Readonly<Record<string, Leaf>>;
  /** In an order in which every input is made before it is read. */
  steps: readonly Step[];
}

/** A program laid out in one memory. Running it allocates nothing, and its tensors stay where they are. */
export interface Executor {
  readonly machine: Machine;
  /** How many threads shared the last pass. */
  readonly threads: number;
  /**
   * A tensor of the program, in the machine's memory: writing into it is how a leaf is set. What only a ReLU reads is not kept
   * while training.
   */
  value(name: string): Tensor;
  /** Its gradient. That of the last output is the seed of `backward`: 1 to begin with. Beside a ReLU it may not be kept. */
  gradient(name: string): Tensor;
  /** Runs every step on the first `batch` images; all of them if left out. */
  forward(batch?: number, training?: boolean): void;
  /** Fills in every gradient that is wanted, for the batch that went forward last. */
  backward(): void;
  /** Lets the other threads go, if there are any; it goes on alone. */
  release(): void;
}

/** The most that a memory shared by threads may become, in pages of 64 KB. */
const MOST_PAGES = 32_768;

/**
 * Lays out a program. With `threads`, others help with it as soon as they are ready; the numbers are the same.
 * @throws ShapeError if shapes do not fit, or a step reads what is not there. @throws RangeError if memory runs out.
 * @throws Error if this browser has no WebAssembly SIMD (`bestVariant` tells).
 */
export function compile(program: Program, variant?: Variant, threads?: Threads): Executor {
  const job = threads && threads.most > 1 ? jobOf(program, variant, threads.most) : undefined;
  const crew = new Crew(job);
  const { machine, slots, whole, forward, backward } = layOut(program, variant, crew);

  const tensors = (address: (slot: Slot) => number) => {
    const made = new Map<string, Tensor>();
    return (name: string): Tensor => {
      const slot = slots.get(name);
      if (!slot) throw new RangeError(`fast: there is no such tensor as ${name}`);
      if (!address(slot)) {
        throw new RangeError(`fast: ${name} has no gradient; ask for it where its leaf is declared`);
      }
      const found = made.get(name) ?? new Tensor(slot.shape, machine.at(address(slot), sizeOf(slot.shape)));
      made.set(name, found);
      return found;
    };
  };
  const gradient = tensors((slot) => slot.gradient);
  const last = slots.get(program.steps.at(-1)!.output)!;
  if (last.gradient) gradient(program.steps.at(-1)!.output).data.fill(1);
  for (let seat = 1; job && seat < job.most; seat++) threads?.start({ ...job, seat });

  let running = whole;
  return {
    machine,
    get threads() {
      return crew.count;
    },
    value: tensors((slot) => slot.value),
    gradient,
    forward(batch = whole, training = false) {
      if (!(Number.isInteger(batch) && batch >= 1 && batch <= whole)) {
        throw new RangeError(`fast: the batch must be from 1 to ${whole}, but is ${batch}`);
      }
      running = batch;
      crew.order('forward', batch, training);
      forward(batch, training);
    },
    backward() {
      crew.order('backward', running);
      backward(running);
    },
    release() {
      crew.fail();
      crew.order('end');
    },
  };
}

const jobOf = (program: Program, variant: Variant | undefined, most: number): ThreadJob => ({
  program,
  variant,
  memory: new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true }),
  control: new SharedArrayBuffer(controlNumbers(most) * 4),
  seat: 0,
  most,
});

/** What another thread runs from its beginning to its end. */
export function serve(job: ThreadJob): void {
  const crew = new Crew(job);
  const { forward, backward } = layOut(job.program, job.variant, crew);
  crew.obey((order, batch, training) => {
    if (order === 'forward') forward(batch, training);
    else backward(batch);
  });
}
