import { pageIn, withPrediction } from '@course/progress.ts';
import { loadProgress, updateProgress } from '@course/store.ts';

const page = document.querySelector<HTMLElement>('[data-page]')?.dataset.page ?? '';

/** Shows what was predicted and what is right, and opens the answer. */
function reveal(check: HTMLFormElement, choice: number): void {
  const right = Number(check.dataset.right);
  // Only the choices: the answer may hold a figure, which has inputs of its own.
  for (const input of check.querySelectorAll<HTMLInputElement>(':scope > fieldset input')) {
    const label = input.closest('label')!;
    label.toggleAttribute('data-right', Number(input.value) === right);
    label.toggleAttribute('data-predicted', Number(input.value) === choice);
    input.checked = Number(input.value) === choice;
    input.disabled = true;
  }
  check.querySelector('.verdict')!.textContent =
    choice === right ? 'That is right.' : 'Not so. The right choice is in bold.';
  check.dataset.predicted = '';
  check.querySelector('details')!.open = true;
}

for (const check of document.querySelectorAll<HTMLFormElement>('form[data-check]')) {
  const name = check.dataset.check!;
  const before = pageIn(loadProgress(), page).predictions[name];
  if (before !== undefined) reveal(check, before);

  check.addEventListener('submit', (event) => {
    event.preventDefault();
    // Enter in a figure of the answer submits once more, and the choices no longer count.
    if ('predicted' in check.dataset) return;
    const choice = Number(new FormData(check).get('choice'));
    updateProgress((progress) => withPrediction(progress, page, name, choice));
    reveal(check, choice);
  });
}
