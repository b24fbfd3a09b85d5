/** Lights the sentence that is read and its counterparts, by attributes of the drawn spans: again whenever rows were drawn anew. */
import { rowElement, spanAt } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { counterparts } from '../sentences/counterparts.ts';
import type { Session } from '../session.ts';

export class Spoken {
  readonly #root: HTMLElement;
  readonly #session: Session;
  #lit: HTMLElement[] = [];
  #place: SpanPlace | null = null;

  constructor(root: HTMLElement, session: Session) {
    this.#root = root;
    this.#session = session;
  }

  /** Keeps the light where it is until the returned function is called. */
  attach(): () => void {
    const redrawn = new MutationObserver(() => this.#apply());
    redrawn.observe(this.#root, { childList: true, subtree: true });
    return () => {
      redrawn.disconnect();
      this.light(null);
    };
  }

  light(place: SpanPlace | null): void {
    for (const span of this.#lit) delete span.dataset['spoken'];
    this.#lit = [];
    this.#place = place;
    this.#apply();
  }

  #apply(): void {
    const place = this.#place;
    const bead = place && this.#session.store.row(place.row);
    if (!place || !bead || !rowElement(this.#root, place.row)) return;
    if (this.#lit.length > 0 && this.#lit.every((span) => span.isConnected)) return;
    this.#lit = [];
    this.#mark(place, 'self');
    for (const other of counterparts(bead, place)) {
      this.#mark({ row: place.row, ...other }, other.column === place.column ? 'self' : 'counterpart');
    }
  }

  #mark(place: SpanPlace, as: 'self' | 'counterpart'): void {
    const span = spanAt(this.#root, place);
    if (span?.dataset['sentence'] === undefined) return;
    // Of several sentences that stand for one, only the one that is read is marked as read.
    span.dataset['spoken'] = as === 'self' && this.#lit.length > 0 ? 'counterpart' : as;
    this.#lit.push(span);
  }
}
