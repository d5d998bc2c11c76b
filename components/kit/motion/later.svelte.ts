import { onDestroy, untrack } from 'svelte';
import { notSoon, soon } from './soon.ts';

/** What `value` gives, `soon`: for a part of a component that may follow a drag a few times a second. */
export function later<T>(value: () => T): { readonly shown: T } {
  let shown = $state.raw(untrack(value));
  const take = () => {
    shown = value();
  };
  let first = true;
  $effect(() => {
    value();
    if (!first) soon(take, { alone: true });
    first = false;
  });
  onDestroy(() => notSoon(take));
  return {
    get shown() {
      return shown;
    },
  };
}
