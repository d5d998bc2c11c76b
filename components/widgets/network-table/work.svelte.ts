import type { Network } from '@network/graph.ts';
import type { Looked, Model } from './model/model.ts';
import type { Form } from './model/texts.ts';
import { type Column, type Settings, settings as table } from './settings.ts';

type Compute = typeof import('./model/model.ts');

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
 * analysis, the formulas) is fetched when the figure is touched, or its settings change; until then the first stands.
 */
export class Work {
  #compute: Compute | undefined = $state.raw();
  /** What works things out could not be fetched. */
  offline = $state(false);
  readonly #settings: () => Settings;
  readonly #first: () => Model;
  readonly #firstKey: string;

  constructor(settings: () => Settings, first: () => Model) {
    this.#settings = settings;
    this.#first = first;
    this.#firstKey = keyOf(settings());
    $effect(() => {
      if (this.#isNew) this.prepare();
    });
  }

  readonly #isNew = $derived.by(() => keyOf(this.#settings()) !== this.#firstKey);

  readonly model: Model = $derived.by(() =>
    this.#isNew && this.#compute ? this.#compute.modelOf(this.#settings()) : this.#first(),
  );

  /** Fetches what works things out, ahead of time. */
  prepare(): void {
    this.#fetched().catch(() => {
      this.offline = true;
    });
  }

  async #fetched(): Promise<Compute> {
    this.#compute ??= await import('./model/model.ts');
    this.offline = false;
    return this.#compute;
  }

  /** What a row says of itself when it is pointed at; nothing before it is `prepare`d. */
  look(id: string, column: Column | ''): Looked {
    return this.#compute?.look(this.#settings(), id, column) ?? {};
  }

  /** The network and its input, as the measuring of an effective receptive field wants them. */
  async measurable(): Promise<{ network: Network; input: readonly number[] }> {
    const { analysed } = await this.#fetched();
    const { reading, analysis } = analysed(this.#settings());
    return { network: reading.network, input: analysis.input };
  }

  /** The table, or the network, as text for elsewhere. */
  async textAs(form: Form): Promise<string> {
    const { forms } = await import('./model/texts.ts');
    return forms[form](this.#settings());
  }
}
