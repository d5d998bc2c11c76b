import { Desk } from './desk/desk.ts';
import { newest } from './desk/newest.ts';
import type { Questions } from './desk/questions.ts';
import type { Looked, Model } from './model/model.ts';
import type { Form } from './model/texts.ts';
import { type Column, type Settings, settings as table } from './settings.ts';

/** Settings that change how the model is shown, not what it is. */
const shownOnly = {
  more: table.defaults.more,
  depth: table.defaults.depth,
  toggled: table.defaults.toggled,
  azimuth: table.defaults.azimuth,
  elevation: table.defaults.elevation,
  measured: table.defaults.measured,
  unitY: table.defaults.unitY,
  unitX: table.defaults.unitX,
};

const keyOf = (settings: Settings): string => JSON.stringify({ ...settings, ...shownOnly });

/**
 * The model at a figure's settings. The page brings the first along. What works out others (the reader of Python, the
 * analysis, the formulas) is fetched when the figure is touched, or its settings change; until an answer is there the
 * model before it stands.
 */
export class Work {
  /** What works things out could not be fetched. */
  offline = $state(false);
  #shown = $state.raw() as { settings: Settings; model: Model };
  readonly #settings: () => Settings;
  readonly #desk = new Desk();

  constructor(settings: () => Settings, first: () => Model) {
    this.#settings = settings;
    this.#shown = { settings: settings(), model: first() };
    let key = keyOf(settings());
    const want = newest(
      (wanted: Settings) => this.#asked(this.#desk.model(wanted)),
      (of, model) => (this.#shown = { settings: of, model }),
      () => undefined,
    );
    $effect(() => {
      const wanted = settings();
      const now = keyOf(wanted);
      if (now !== key) want(wanted);
      key = now;
    });
    $effect(() => () => this.#desk.close());
  }

  get model(): Model {
    return this.#shown.model;
  }

  /** The settings that the model is of: the figure's own or, while new ones are worked out, those before. */
  get settings(): Settings {
    return this.#shown.settings;
  }

  /** Whether the model at these settings is the one that is there. */
  isOf(settings: Settings): boolean {
    return keyOf(settings) === keyOf(this.settings);
  }

  /** Fetches what works things out, ahead of time. */
  prepare(): void {
    this.#desk.open();
  }

  /** What a row says of itself when it is pointed at. */
  look(id: string, column: Column | ''): Promise<Looked> {
    return this.#asked(this.#desk.ask('look', { settings: this.#settings(), id, column }));
  }

  measurable(): Promise<Questions['measurable']['answer']> {
    return this.#asked(this.#desk.ask('measurable', { settings: this.#settings() }));
  }

  textAs(form: Form): Promise<string> {
    return this.#asked(this.#desk.ask('text', { settings: this.#settings(), form }));
  }

  async #asked<A>(answer: Promise<A>): Promise<A> {
    try {
      const given = await answer;
      this.offline = false;
      return given;
    } catch (error) {
      this.offline = true;
      throw error;
    }
  }
}
