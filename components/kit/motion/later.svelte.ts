import { onDestroy, untrack } from 'svelte';
import { arriving } from './arriving.ts';
import { notSoon, soon } from './soon.ts';

/** What `value` gives, `soon`: for a part of a component that may follow a drag a few times a second. */
export function later<T>(value: () => T): { readonly shown: T } {
  const arrival = arriving();
  const current = $derived(value());
  let shown = $state.raw(untrack(() => current));
  const take = () => {
    shown = current;
  };
  $effect(() => {
    if (current === untrack(() => shown)) return;
    if (arrival.over) soon(take, { alone: true });
    else take();
  });
  onDestroy(() => notSoon(take));
  return {
    get shown() {
      return shown;
    },
  };
}
