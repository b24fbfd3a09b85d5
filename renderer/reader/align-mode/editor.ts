/**
 * Edits, undo and redo of the open work, wherever in the reader they are asked for. One at a time, each from the rows that the one before
 * left, so that keys may be pressed faster than the library answers. What changed is shown in place, the keyboard stays on the row, and
 * what was done is said.
 */
import { flushSync } from 'react-dom';
import { labelOf } from '../../../contract/edit.ts';
import type { EditOutcome, OperationLabel } from '../../../contract/edit.ts';
import { BeadId } from '../../../contract/model.ts';
import type { VersionId } from '../../../contract/model.ts';
import type { BeadPage } from '../../../contract/service-api.ts';
import type { ErrorWords } from '../../i18n/words.ts';
import { asHexaplaError, call } from '../../service/client.ts';
import { notify } from '../../ui/index.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { untoldInView } from '../pages/splice.ts';
import type { Reader } from '../reader-context.ts';
import { beadIdAt } from '../session.ts';
import { setAlign } from './align-state.ts';
import type { Asked } from './edits.ts';
import { hereOf, placeOfSegment } from './here.ts';
import type { Here } from './here.ts';
import type { Saying } from './saying.ts';
import { Stands } from './stands.ts';
import type { Stand } from './stands.ts';

/** What changes with every render; the editor reads it when a turn comes. */
export interface Surroundings {
  readonly reader: Reader;
  readonly saying: Saying;
  readonly words: { readonly error: (thrown: unknown) => ErrorWords };
}

/** Where the keyboard goes: to what an edit, or a step through the log, changed; back to the text where it was; or nowhere. */
type Follow = 'change' | 'undo' | 'redo' | 'place' | 'nowhere';

const standOf = ({ session, place }: Reader): Stand | null => {
  const at = place();
  const beadId = at && beadIdAt(session, at.row);
  return beadId && { beadId, place: at };
};

/** Marks and links move no row: whoever sets them stays where they are. */
const MARKS: readonly OperationLabel[] = [
  'confirm',
  'doubt',
  'clear',
  'confirmAbove',
  'pin',
  'unpin',
  'link',
  'unlink',
];

export class Editor {
  readonly #now: { readonly current: Surroundings };
  #last: Promise<unknown> = Promise.resolve();
  /** Counts the times that the rows turned out to be others: what was asked for before is given up, for it was meant for rows that are gone. */
  #breaks = 0;
  readonly #stands = new Stands();

  constructor(now: { readonly current: Surroundings }) {
    this.#now = now;
  }

  /**
   * Asks for an edit, once those before it are done; `ask` sees the rows as they are then, and may find that nothing can be asked.
   * With 'nowhere' the keyboard is left alone, for edits from a panel. Answers what came of it, null where nothing could be done; never
   * rejects.
   */
  readonly edit = (ask: () => Asked | null, follow?: 'nowhere'): Promise<EditOutcome | null> =>
    this.#inTurn(async () => {
      const asked = ask();
      if (asked === null) return null;
      const { reader, saying } = this.#now.current;
      if ('refused' in asked) {
        setAlign({ said: { words: saying.refusal(asked), refused: true } });
        return null;
      }
      const words = saying.done(asked, reader);
      const { revision } = reader.session.opening;
      return this.#send(
        () => call('edit.apply', { workId: reader.workId, revision, edit: asked }),
        () => words,
        follow ?? (MARKS.includes(labelOf(asked)) ? 'place' : 'change'),
        'versionId' in asked ? asked.versionId : null,
      );
    });

  readonly undo = (): Promise<EditOutcome | null> => this.#step('undo');
  readonly redo = (): Promise<EditOutcome | null> => this.#step('redo');

  #step(way: 'undo' | 'redo'): Promise<EditOutcome | null> {
    return this.#inTurn(() =>
      this.#send(
        () => call(`edit.${way}`, { workId: this.#now.current.reader.workId }),
        ({ name }) => this.#now.current.saying.stepped(way, name),
        way,
      ),
    );
  }

  #inTurn(work: () => Promise<EditOutcome | null>): Promise<EditOutcome | null> {
    const breaks = this.#breaks;
    const turn = this.#last.then(() => (breaks === this.#breaks ? work() : null));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #send(
    ask: () => Promise<EditOutcome>,
    say: (outcome: EditOutcome) => string,
    follow: Follow,
    about: VersionId | null = null,
  ): Promise<EditOutcome | null> {
    const { reader } = this.#now.current;
    const before = hereOf(reader);
    const stood = standOf(reader);
    const { store } = reader.session;
    // Pages that were asked for now would tell of rows that this window does not know yet.
    store.hold(true);
    try {
      const outcome = await ask();
      this.#show(outcome, await this.#untold(outcome));
      if (follow === 'undo' || follow === 'redo') {
        this.#stepTo(outcome, before, this.#stands.step(follow, outcome.name));
      } else {
        this.#follow(follow, outcome, before, about);
        this.#stands.made({ name: outcome.name, before: stood, after: standOf(this.#now.current.reader) });
      }
      setAlign({ said: { words: say(outcome), refused: false } });
      return outcome;
    } catch (error) {
      await this.#explain(error);
      return null;
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

  #show(outcome: EditOutcome, pages: readonly BeadPage[]): void {
    const renumbered = outcome.splices.some(({ removed, beadIds }) => removed !== beadIds.length);
    flushSync(() => {
      this.#now.current.reader.take(outcome, pages);
      setAlign({ history: { undo: outcome.undo, redo: outcome.redo }, cutting: null });
      if (renumbered) setAlign({ selected: null });
    });
  }

  #follow(follow: Follow, outcome: EditOutcome, before: Here | null, about: VersionId | null): void {
    if (follow === 'nowhere') return;
    const { reader } = this.#now.current;
    const place = follow === 'place' ? reader.place() : placeAfter(reader, outcome, before, about);
    if (place) reader.focusAt(place);
  }

  /** After a step through the log: to where the keyboard stood for it, if that is known and seen, else to what it changed. */
  #stepTo(outcome: EditOutcome, before: Here | null, stand: Stand | null): void {
    const { reader } = this.#now.current;
    const { beadIds } = reader.session.opening;
    const row = stand && !MARKS.includes(outcome.name) ? beadIds.indexOf(stand.beadId) : -1;
    const known = stand && row >= 0 && reader.columns.some(({ index }) => index === stand.place.column);
    const seen = seenOfStep(reader, outcome, before);
    const [from, to] = reader.session.view.snapshot().visible;
    const place =
      known && (seen === null || (row >= from && row < to))
        ? { ...stand.place, row }
        : placeAfter(reader, { ...outcome, focus: seen ?? outcome.focus }, before, null);
    if (place) reader.focusAt(place);
  }

  /** Says what went wrong; where the rows are not those that the window shows, asks for them anew. */
  async #explain(error: unknown): Promise<void> {
    const { reader, words, saying } = this.#now.current;
    const { code } = asHexaplaError(error);
    // A row or paragraph that is not there any more is a conflict too.
    const gone = code === 'conflict' || code === 'not-found';
    const { what, remedy } = gone ? saying.conflict : words.error(error);
    if (code !== 'edit-impossible') {
      this.#breaks += 1;
      this.#stands.forget();
      await reader.reopen();
      notify({ id: 'edit-failed', title: what, description: remedy, tone: 'error' });
    }
    setAlign({ said: { words: what, refused: true } });
  }
}

/**
 * Of the rows that a step through the log changed, the one that asks for the least movement: where the keyboard is, if it is seen and was
 * changed or only marks were; else the first that is seen. Null where none is.
 */
function seenOfStep({ session }: Reader, { name, splices }: EditOutcome, before: Here | null): BeadId | null {
  const visible = new Set(session.opening.beadIds.subarray(...session.view.snapshot().visible));
  const changed = (test: (id: number) => boolean) => splices.map(({ beadIds }) => beadIds.find(test)).find(Boolean);
  const seen = changed((id) => visible.has(id));
  const here = before !== null && visible.has(before.beadId) ? before.beadId : null;
  if (here && seen && (MARKS.includes(name) || changed((id) => id === here))) return here;
  return seen ? BeadId.parse(seen) : null;
}

/**
 * Where the keyboard goes: to the row that changed, in the column that the edit was about, else where it was, on the same paragraph if
 * that is there.
 */
function placeAfter(
  { session, columns }: Reader,
  { focus, splices }: EditOutcome,
  before: Here | null,
  about: VersionId | null,
): SpanPlace | null {
  if (focus === null || splices.length === 0) return null;
  const row = session.opening.beadIds.indexOf(focus);
  const bead = session.store.row(row);
  const column =
    columns.find(({ version }) => version.id === about) ??
    columns.find(({ index }) => index === before?.column.index) ??
    columns[0];
  if (row < 0 || !column) return null;
  return bead
    ? placeOfSegment(bead, row, column, before?.segment?.id ?? null)
    : { row, column: column.index, sentence: 0 };
}
