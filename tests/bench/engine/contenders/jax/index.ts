import {
  type Array as Jax,
  type Arrays,
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  numpy as np,
  tree,
  valueAndGrad,
  vjp,
} from '@jax-js/jax';
import { ADAM, type Contender, type Outputs } from '../../contender.ts';
import { SEED } from '../../numbers.ts';
import { learningOf, shapesOf } from '../../steps.ts';
import { adam, runStep } from './ops.ts';

await init('wasm');
defaultDevice('wasm');

const pick = (names: readonly string[], of: (name: string) => Jax): Arrays =>
  Object.fromEntries(names.map((name) => [name, of(name)]));

const read = (names: readonly string[], values: readonly Jax[]): Outputs =>
  Object.fromEntries(names.map((name, index) => [name, values[index]!.ref.dataSync()]));

/** A 1 where the class is right, [batch, 10]. */
const hotOf = (target: Uint8Array): Jax =>
  np
    .array(
      Float32Array.from({ length: target.length * 10 }, (_, cell) =>
        Number(target[Math.floor(cell / 10)] === cell % 10),
      ),
    )
    .reshape([target.length, 10]);

/** jax-js, on its WebAssembly backend. Its `jit` slows a convolution down several times, so only training, which gains, is compiled. */
export const contender: Contender = {
  prepare(work, numbers) {
    const { kind, program, target } = work;
    const shapes = shapesOf(program);
    const learning = learningOf(work);
    const array = (name: string): Jax =>
      np.array(numbers.get(name)!).reshape([...shapes.get(name === SEED ? 'y' : name)!]);
    let parameters = pick(learning, array);
    const others = pick(
      Object.keys(program.leaves).filter((name) => !learning.includes(name)),
      array,
    );
    if (target) others.hot = hotOf(target);
    const output = program.steps.at(-1)!.output;
    const forward = (given: Arrays, rest: Arrays): Jax => {
      const values: Arrays = { ...given, ...rest };
      for (const step of program.steps)
        values[step.output] = runStep(step, values, shapes, kind === 'training');
      const result = values[output]!.ref;
      tree.dispose(values);
      return result;
    };

    let latest: readonly Jax[] = [];
    const settle = async (made: readonly Jax[]) => {
      tree.dispose(latest);
      latest = await blockUntilReady(made);
    };
    const release = () => tree.dispose([parameters, others, latest]);
    if (kind === 'forward') {
      const run = () => settle([forward(tree.ref(parameters), tree.ref(others))]);
      return { run, outputs: () => read([output], latest), release };
    }
    if (kind === 'gradients') {
      const seed = array(SEED);
      return {
        run() {
          const [y, back] = vjp((given) => forward(given, tree.ref(others)), [tree.ref(parameters)]);
          const [found] = back(seed.ref);
          return settle([y, ...learning.map((name) => found[name]!)]);
        },
        outputs: () => read([output, ...learning.map((name) => `gradient of ${name}`)], latest),
        release,
      };
    }

    const zeros = () => pick(learning, (name) => np.zeros(shapes.get(name)!));
    let [means, squares, steps] = [zeros(), zeros(), 0];
    const step = jit(
      (
        given: Arrays,
        m: Arrays,
        v: Arrays,
        rest: Arrays,
        rate: Jax,
        correction: Jax,
      ): [Jax, Arrays, Arrays, Arrays] => {
        const [loss, gradient] = valueAndGrad(forward)(tree.ref(given), rest);
        const moved = new Map(
          learning.map((name) => [
            name,
            adam(given[name]!, gradient[name]!, m[name]!, v[name]!, rate.ref, correction.ref),
          ]),
        );
        tree.dispose([rate, correction]);
        const part = (index: 0 | 1 | 2) => pick(learning, (name) => moved.get(name)![index]);
        return [loss, part(0), part(1), part(2)];
      },
    );
    return {
      async run() {
        steps++;
        const rate = np.array(ADAM.lr / (1 - ADAM.beta1 ** steps));
        const correction = np.array(Math.sqrt(1 - ADAM.beta2 ** steps));
        const [loss, ...state] = step(parameters, means, squares, tree.ref(others), rate, correction);
        [parameters, means, squares] = await blockUntilReady(state);
        await settle([loss]);
      },
      outputs: () => ({
        ...read([output], latest),
        ...read(
          learning,
          learning.map((name) => parameters[name]!),
        ),
      }),
      release,
      help: 'Adam by hand',
    };
  },
};
