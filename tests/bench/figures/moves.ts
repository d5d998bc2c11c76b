import type { Locator, Page } from '@playwright/test';

/** Something that a reader can do with a figure, a step at a time. */
export interface Move {
  /** What is done, for the report: 'slider “Kernel”'. */
  name: string;
  steps: (() => Promise<void>)[];
}

const STEPS = 4;
const POINTS = 8;
/** Figures with rows of like controls have many: the first so many stand for all. */
const CONTROLS = 12;

/** Disabled ones too: a locator finds its control by its place among these, which must not change with the settings. */
const controls = 'input, select, button, [role="slider"]';

/** Of the frame, or of no drawing: they leave the page, copy, or begin long work that has its own progress. */
const notRedraws =
  /reset|full screen|copy|share|link|embed|open|download|print|measure|train|^play|record|microphone|file/i;

async function named(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const label =
      element.getAttribute('aria-label') ??
      element.closest('label')?.textContent ??
      (element as HTMLInputElement).labels?.[0]?.textContent ??
      element.textContent;
    return (label ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
  });
}

/** As many steps there as back, so that a control ends where it began. */
const thereAndBack = (there: () => Promise<void>, back: () => Promise<void>) =>
  Array.from({ length: STEPS }, (_, step) => (step < STEPS / 2 ? there : back));

async function moveOf(control: Locator): Promise<Move | undefined> {
  const name = await named(control);
  const [tag, type, role] = await control.evaluate((element) => [
    element.tagName,
    element.getAttribute('type'),
    element.getAttribute('role'),
  ]);
  const press = (key: string) => () => control.press(key, { timeout: 5000 });
  if (role === 'slider' || type === 'range')
    return { name: `slider ${name}`, steps: thereAndBack(press('ArrowRight'), press('ArrowLeft')) };
  if (type === 'number' || type === 'spinbutton')
    return { name: `number ${name}`, steps: thereAndBack(press('ArrowUp'), press('ArrowDown')) };
  if (type === 'checkbox')
    return { name: `switch ${name}`, steps: thereAndBack(press('Space'), press('Space')) };
  if (type === 'radio') {
    const chosen = await control.evaluate((element) => {
      const { name: group } = element as HTMLInputElement;
      const all = [...document.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
      return all.findIndex((radio) => radio.name === group && radio.checked);
    });
    // And back: a choice may show other controls than the next moves were made for.
    const back = control.page().locator('input[type="radio"]').nth(chosen);
    return { name: `choice ${name}`, steps: [press('Space'), () => back.press('Space', { timeout: 5000 })] };
  }
  if (tag === 'SELECT') {
    const values = await control
      .locator('option:enabled')
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value));
    const first = await control.inputValue();
    return {
      name: `choice ${name}`,
      steps: [...values.slice(0, STEPS), first].map(
        (value) => async () => void (await control.selectOption(value, { timeout: 5000 })),
      ),
    };
  }
  if (tag === 'BUTTON' && !notRedraws.test(name))
    return { name: `button ${name}`, steps: [press('Enter'), press('Enter')] };
  return undefined;
}

/** The pointer over the drawing from corner to corner: hovering first, then pressed. */
async function drawingMoves(page: Page, figure: Locator): Promise<Move[]> {
  const box = await figure.locator('.drawing').boundingBox();
  if (!box) return [];
  const at = (step: number) => {
    const part = (step + 0.5) / POINTS;
    return page.mouse.move(
      box.x + box.width * (0.1 + 0.8 * part),
      box.y + Math.min(box.height, 700) * (0.1 + 0.8 * part),
    );
  };
  const across = Array.from({ length: POINTS }, (_, step) => () => at(step));
  return [
    { name: 'hover over the drawing', steps: across },
    {
      name: 'drag in the drawing',
      steps: [() => at(0), () => page.mouse.down(), ...across, () => page.mouse.up()],
    },
  ];
}

/** All that can be done with a figure as it stands. */
export async function movesOf(page: Page, figure: Locator): Promise<Move[]> {
  const moves: Move[] = [];
  for (const control of await figure.locator(controls).all()) {
    const usable = await control.evaluate(
      (element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'),
    );
    const move = usable ? await moveOf(control) : undefined;
    if (move && moves.push(move) === CONTROLS) break;
  }
  return [...(await drawingMoves(page, figure)), ...moves];
}
