import { onDestroy, onMount } from 'svelte';
import { notSoon, soon } from './soon.ts';

/**
 * What a component calls when work of its own is to be done again: `soon`, and not once it has left the page. In its
 * first frame at once, so that what an address asks for is there with everything else.
 */
export function following(work: () => void, how?: { alone: boolean }): () => void {
  let arrived = false;
  onMount(() => void requestAnimationFrame(() => (arrived = true)));
  onDestroy(() => notSoon(work));
  return () => {
    if (arrived) soon(work, how);
    else work();
  };
}
