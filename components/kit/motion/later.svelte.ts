import { untrack } from 'svelte';
import { following } from './following.ts';

/**
 * What `value` gives, `soon`: for a part of a component that may follow a drag a few times a second. Small parts, of which
 * a page has many, need no frame of their own: `alone: false`.
 */
export function later<T>(value: () => T, { alone = true } = {}): { readonly shown: T } {
  const current = $derived(value());
  let shown = $state.raw(untrack(() => current));
  const follow = following(() => (shown = current), { alone });
  $effect(() => {
    if (current !== untrack(() => shown)) follow();
  });
  return {
    get shown() {
      return shown;
    },
  };
}
