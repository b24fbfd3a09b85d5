/**
 * Where the keyboard stood when each of the last edits was made, and where it went: a step back through the log leads to the one, a step
 * forward to the other. Runs beside the log of the library, for the edits of this run of the program; where the two part, it knows nothing.
 */
import type { OperationLabel } from '../../../contract/edit.ts';
import type { BeadId } from '../../../contract/model.ts';
import type { SpanPlace } from '../grid/lighting.ts';

/** A place that finds its row again when rows were renumbered. */
export interface Stand {
  readonly beadId: BeadId;
  readonly place: SpanPlace;
}
interface Made {
  readonly name: OperationLabel;
  readonly before: Stand | null;
  readonly after: Stand | null;
}

/** Steps that are remembered; of those before, the rows that they change tell enough. */
const MOST = 1000;

export class Stands {
  /** The newest last. */
  #done: Made[] = [];
  #undone: Made[] = [];

  /** An edit was made: what had been undone can't be done again. */
  made(edit: Made): void {
    this.#done = [...this.#done, edit].slice(-MOST);
    this.#undone = [];
  }

  /** Where a step through the log leads; null where it was not taken here. */
  step(way: 'undo' | 'redo', name: OperationLabel): Stand | null {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const made = from.at(-1);
    // Something that was not edited here (rows aligned anew, a note) stands in the log between.
    if (made?.name !== name) return null;
    from.pop();
    to.push(made);
    return way === 'undo' ? made.before : made.after;
  }

  forget(): void {
    this.#done = [];
    this.#undone = [];
  }
}
