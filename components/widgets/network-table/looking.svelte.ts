import type { Looked } from './model/model.ts';
import type { Column } from './settings.ts';
import type { Work } from './work.svelte.ts';

/** A row and one of its numbers; '' for the row as a whole. */
export interface Place {
  id: string;
  column: Column | '';
}

/** The row that is looked at, and what it says of itself: the one that is pointed at, or else the one that is chosen. */
export class Looking {
  pointed: Place | undefined = $state.raw();
  /** What was last said of what is pointed at. */
  #heard: (Place & { looked: Looked }) | undefined = $state.raw();
  readonly #work: () => Work;

  constructor(work: () => Work) {
    this.#work = work;
    $effect(() => {
      const at = this.pointed;
      // Asked again when the network changes under the pointer.
      if (!at || !work().model) return void (this.#heard = undefined);
      work()
        .look(at.id, at.column)
        .then(
          (looked) => this.pointed === at && (this.#heard = { ...at, looked }),
          () => undefined,
        );
    });
  }

  get id(): string {
    return this.#heard?.id ?? this.#work().settings.row;
  }

  get looked(): Looked {
    return this.#heard?.looked ?? this.#work().model.looked;
  }
}
