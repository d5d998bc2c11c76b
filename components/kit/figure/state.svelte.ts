import type { About, Face } from '../face.ts';
import type { Fields } from '../fields/record.ts';
import { tween } from '../motion/tween.ts';
import type { Table, Values } from '../settings.ts';

const glideMs = 450;

/** Whether two settings hold the same, lists of rows within them too: it is asked at every move of a drag. */
const alike = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    Object.keys(a).length === Object.keys(b).length &&
    Object.entries(a).every(([name, value]) => alike(value, (b as Record<string, unknown>)[name])));

/** A figure's settings while it is looked at: the one thing that its controls, steps and address change. */
export class FigureState<F extends Fields> {
  settings: Values<F> = $state.raw() as Values<F>;
  /** What a step is about to ask for, it is thought: what is slow may be worked out ahead, and nothing may be seen of it. */
  soon: Values<F> | undefined = $state.raw();
  /** What could not be done, and why; shown under the figure. */
  notes: readonly string[] = $state.raw([]);
  /** Whether any of the figure can be seen; nothing moves while not. */
  onScreen = $state(false);
  /** How often a step or another page has said what to show: what plays stops then. */
  received = $state(0);
  /** Whether scripts have taken the figure over. */
  awake = $state(false);

  readonly widget: string;
  readonly about: About;
  readonly table: Table<F>;
  readonly #face: () => Face<Table<F>>;
  #stopGliding: () => void = () => undefined;

  /** `face` is a function so that it is read in its place: Svelte's props may only be read lazily. */
  constructor(widget: string, about: About, table: Table<F>, face: () => Face<Table<F>>) {
    this.widget = widget;
    this.about = about;
    this.table = table;
    this.#face = face;
    this.settings = face().initial as Values<F>;
  }

  get face(): Face<Table<F>> {
    return this.#face();
  }

  /** Whether it takes part in anything after it is drawn. */
  get live(): boolean {
    return this.face.edition !== 'still';
  }

  /** The settings as an address spells them: '' for the defaults. */
  get query(): string {
    return this.table.toQuery(this.settings).toString();
  }

  /** Whether reset would do anything. */
  get changed(): boolean {
    return !alike(this.settings, this.face.initial as Values<F>);
  }

  /**
   * Changes some settings, each moved to the nearest that will do. If they break a rule it changes nothing, says why under
   * the figure, and answers false.
   */
  set(some: Partial<Values<F>>): boolean {
    this.#stopGliding();
    return this.#take(this.#with(some));
  }

  /** Whether these settings would be taken as they are. */
  allows(some: Partial<Values<F>>): boolean {
    const wanted = { ...this.settings, ...some };
    return alike(this.#with(some), wanted) && this.table.rule(wanted) === undefined;
  }

  /** Changes some settings as `set` does, moving gradually through the numbers between. */
  glide(some: Partial<Values<F>>): void {
    this.#stopGliding();
    const from = this.settings;
    const to = this.#with(some);
    if (this.table.rule(to) !== undefined || !this.onScreen) {
      this.#take(to);
      return;
    }
    this.#stopGliding = tween(glideMs, (t) => {
      this.#take(t === 1 ? to : this.#between(from, to, t));
    });
  }

  /** Takes what a step or another page says, over the settings it was written with, if all of it will do. */
  receive(said: Readonly<Record<string, unknown>>): void {
    this.received++;
    try {
      this.glide(this.table.check({ ...this.face.base, ...said }));
    } catch (error) {
      this.notes = (error as Error).message.split('\n');
    }
  }

  /** Hears what may be asked for next, as `receive` would; undefined: that it will not be. */
  foresee(said: Readonly<Record<string, unknown>> | undefined): void {
    try {
      this.soon = said && this.table.check({ ...this.face.base, ...said });
    } catch {
      this.soon = undefined; // What is wrong with it is said when it comes.
    }
  }

  reset(): void {
    this.glide(this.face.initial as Values<F>);
  }

  /** Takes the settings that an address asks for. */
  readQuery(query: URLSearchParams): void {
    const { settings, notes } = this.table.fromQuery(query);
    this.settings = settings;
    this.notes = notes;
  }

  #with(some: Partial<Values<F>>): Values<F> {
    return this.table.fit({ ...this.settings, ...some });
  }

  #take(settings: Values<F>): boolean {
    const broken = this.table.rule(settings);
    if (broken !== undefined) this.notes = [broken];
    else if (this.notes.length > 0) this.notes = [];
    // A drag says the same again and again while the pointer stays over one cell.
    if (broken === undefined && !alike(settings, this.settings)) this.settings = settings;
    return broken === undefined;
  }

  /** Numbers part of the way; everything else as it will be. */
  #between(from: Values<F>, to: Values<F>, t: number): Values<F> {
    const mixed = Object.entries(this.table.fields).map(([name, field]) => {
      if (!('glides' in field && field.glides)) return [name, to[name]];
      const value = (from[name] as number) + t * ((to[name] as number) - (from[name] as number));
      return [name, field.kind === 'integer' ? Math.round(value) : value];
    });
    const settings = this.table.fit(Object.fromEntries(mixed) as Values<F>);
    return this.table.rule(settings) === undefined ? settings : to;
  }
}
