/** Gives a figure settings from outside, as JSON: at once if it is awake; else it wakes, and reads the wish when it has. */
export function wish(figure: HTMLElement, set: string): void {
  figure.dataset.wish = set;
  figure.dispatchEvent(new CustomEvent('fieldbook:set', { detail: JSON.parse(set) }));
}
