import { onMount } from 'svelte';

/** Whether a component has been on the page for a frame. Until then, what an address asks for is to be there at once. */
export function arriving(): { readonly over: boolean } {
  const arrival = { over: false };
  onMount(() => void requestAnimationFrame(() => (arrival.over = true)));
  return arrival;
}
