import { onDestroy, untrack } from 'svelte';
import { notSoon, soon } from './soon.ts';

/** What `value` gives, `soon`: for a part of a component that may follow a drag a few times a second. */
export function later<T>(value: () => T): { readonly shown: T } {
  const current = $derived(value());
  let shown = $state.raw(untrack(() => current));
  const take = () => {
    shown = current;
  };
  let mounted = false;
  $effect(() => {
    if (current === untrack(() => shown)) mounted = true;
    else if (mounted) soon(take, { alone: true });
    else {
      // What an address asks for is there with everything else.
      mounted = true;
      take();
    }
  });
  onDestroy(() => notSoon(take));
  return {
    get shown() {
      return shown;
    },
  };
}
