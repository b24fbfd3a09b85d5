/**
 * Edits, undo and redo of the open work. One at a time, each from the rows that the one before left, so that keys may be pressed faster
 * than the library answers. What changed is shown in place, the keyboard stays on the row, and what was done is said.
 */
import { flushSync } from 'react-dom';
import type { EditOutcome } from '../../../contract/edit.ts';
import { BeadId } from '../../../contract/model.ts';
import type { BeadPage } from '../../../contract/service-api.ts';
import type { ErrorWords } from '../../i18n/words.ts';
import { asHexaplaError, call } from '../../service/client.ts';
import { notify } from '../../ui/index.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { untoldInView } from '../pages/splice.ts';
import type { Reader } from '../reader-context.ts';
import { setAlign } from './align-state.ts';
import type { Asked } from './edits.ts';
import { hereOf, placeOfSegment } from './here.ts';
import type { Here } from './here.ts';
import type { Saying } from './saying.ts';

/** What changes with every render; the editor reads it when a turn comes. */
export interface Surroundings {
  readonly reader: Reader;
  readonly saying: Saying;
  readonly words: { readonly error: (thrown: unknown) => ErrorWords };
}

export class Editor {
  readonly #now: { readonly current: Surroundings };
  #last: Promise<unknown> = Promise.resolve();

  constructor(now: { readonly current: Surroundings }) {
    this.#now = now;
  }

  /**
   * Asks for an edit, once those before it are done; `ask` sees the rows as they are then, and may find that nothing can be asked.
   * Answers whether the rows were changed; never rejects.
   */
  readonly edit = (ask: () => Asked | null): Promise<boolean> =>
    this.#inTurn(async () => {
      const asked = ask();
      if (asked === null) return false;
      const { reader, saying } = this.#now.current;
      if ('refused' in asked) {
        setAlign({ said: { words: saying.refusal(asked), refused: true } });
        return false;
      }
      const words = saying.done(asked, reader);
      const { revision } = reader.session.opening;
      return this.#send(
        () => call('edit.apply', { workId: reader.workId, revision, edit: asked }),
        () => words,
      );
    });

  readonly undo = (): Promise<boolean> => this.#step('undo');
  readonly redo = (): Promise<boolean> => this.#step('redo');

  #step(way: 'undo' | 'redo'): Promise<boolean> {
    return this.#inTurn(() =>
      this.#send(
        () => call(`edit.${way}`, { workId: this.#now.current.reader.workId }),
        ({ name }) => this.#now.current.saying.stepped(way, name),
      ),
    );
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #send(ask: () => Promise<EditOutcome>, say: (outcome: EditOutcome) => string): Promise<boolean> {
    const { reader } = this.#now.current;
    const before = hereOf(reader);
    const { store } = reader.session;
    // Pages that were asked for now would tell of rows that this window does not know yet.
    store.hold(true);
    try {
      const outcome = await ask();
      this.#show(outcome, await this.#untold(outcome), before, say(outcome));
      return true;
    } catch (error) {
      await this.#explain(error);
      return false;
    } finally {
      store.hold(false);
    }
  }

  /** Rows in view whose text the outcome leaves out. */
  async #untold(outcome: EditOutcome): Promise<readonly BeadPage[]> {
    const { workId, session } = this.#now.current.reader;
    const untold = untoldInView(outcome, new Set(session.opening.beadIds.subarray(...session.view.snapshot().visible)));
    if (!untold) return [];
    return [await call('reader.page', { workId, fromBead: BeadId.parse(untold.fromBead), count: untold.count })];
  }

  #show(outcome: EditOutcome, pages: readonly BeadPage[], before: Here | null, words: string): void {
    const renumbered = outcome.splices.some(({ removed, beadIds }) => removed !== beadIds.length);
    flushSync(() => {
      this.#now.current.reader.take(outcome, pages);
      setAlign({ history: { undo: outcome.undo, redo: outcome.redo }, cutting: null });
      if (renumbered) setAlign({ selected: null });
    });
    const { reader } = this.#now.current;
    const place = placeAfter(reader, outcome, before);
    if (place) reader.focusAt(place);
    setAlign({ said: { words, refused: false } });
  }

  /** Says what went wrong; where the rows are not those that the window shows, asks for them anew. */
  async #explain(error: unknown): Promise<void> {
    const { reader, words } = this.#now.current;
    const { what, remedy } = words.error(error);
    setAlign({ said: { words: what, refused: true } });
    if (asHexaplaError(error).code === 'edit-impossible') return;
    notify({ id: 'edit-failed', title: what, description: remedy, tone: 'error' });
    await reader.reopen();
  }
}

/** Where the keyboard goes: to the row that changed, in the column where it was, on the same paragraph if that is there. */
function placeAfter(
  { session, columns }: Reader,
  { focus, splices }: EditOutcome,
  before: Here | null,
): SpanPlace | null {
  if (focus === null || splices.length === 0) return null;
  const row = session.opening.beadIds.indexOf(focus);
  const bead = session.store.row(row);
  const column = columns.find(({ index }) => index === before?.column.index) ?? columns[0];
  if (row < 0 || !column) return null;
  return bead
    ? placeOfSegment(bead, row, column, before?.segment?.id ?? null)
    : { row, column: column.index, sentence: 0 };
}
