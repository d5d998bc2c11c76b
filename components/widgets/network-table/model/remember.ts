/** The same function, which gives the same object again when it is called with the same arguments as last time. */
export function remember<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (!last?.args.every((arg, index) => arg === args[index])) last = { args, result: work(...args) };
    return last.result;
  };
}
