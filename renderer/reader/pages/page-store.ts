/**
 * Rows of a work as they come, page by page. Holds what is near the view and forgets what was not used longest, so that memory is
 * bounded by `maxPages` and `maxCharacters`, however long the work. Few requests are out at once; those not sent yet are dropped
 * as soon as the view no longer wants them, and an answer that comes late is kept like any other.
 */
import type { RowSplice } from '../../../contract/edit.ts';
import { HexaplaError } from '../../../contract/errors.ts';
import { BeadId } from '../../../contract/model.ts';
import type { BeadRow } from '../../../contract/model.ts';
import type { BeadPage } from '../../../contract/service-api.ts';

export interface PageStoreOptions {
  readonly beadIds: Float64Array;
  readonly versions: number;
  readonly load: (fromBead: BeadId, count: number) => Promise<BeadPage>;
  /** The library no longer holds what `beadIds` says: open the work anew. */
  readonly onStale: () => void;
  readonly pageRows?: number;
  readonly maxPages?: number;
  readonly maxCharacters?: number;
  readonly parallel?: number;
  /** Milliseconds before a failed page is asked for again. */
  readonly retryAfter?: number;
}

interface Page {
  readonly rows: (BeadRow | undefined)[];
  characters: number;
  /** Rows that are here. */
  count: number;
}

const charactersOf = (bead: BeadRow) =>
  bead.cells.reduce((sum, cell) => cell.reduce((inner, segment) => inner + segment.text.length, sum), 0);

export class PageStore {
  readonly #options: Required<PageStoreOptions>;
  /** In order of use: the first was not used longest. */
  readonly #pages = new Map<number, Page>();
  readonly #loading = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #wanted: readonly number[] = [];
  #characters = 0;
  #version = 0;
  #held = false;
  #closed = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: PageStoreOptions) {
    this.#options = {
      pageRows: 60,
      maxPages: 30,
      maxCharacters: 6_000_000,
      parallel: 2,
      retryAfter: 400,
      ...options,
    };
  }

  /** Counts changes; for useSyncExternalStore. */
  readonly snapshot = (): number => this.#version;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  get pageCount(): number {
    return this.#pages.size;
  }
  get characters(): number {
    return this.#characters;
  }

  row(index: number): BeadRow | undefined {
    const { pageRows } = this.#options;
    return this.#pages.get(Math.floor(index / pageRows))?.rows[index % pageRows];
  }

  /** Keeps the rows of a page wherever it starts. Rows that contradict `beadIds` are refused. */
  put(page: BeadPage): void {
    const { beadIds, versions } = this.#options;
    const fits = (bead: BeadRow, offset: number) =>
      bead.id === beadIds[page.from + offset] && bead.cells.length === versions;
    if (!page.beads.every(fits)) return this.#options.onStale();
    page.beads.forEach((bead, offset) => this.#keep(page.from + offset, bead));
    this.#changed();
  }

  /**
   * A store of the rows after an edit (splices as in EditOutcome): what is here of the rows that stay goes over, at its new number, with
   * the new rows. Pages keep the order of their use. O(rows that are here, for each splice).
   *
   * @param beadIds of all rows after the edit
   */
  changed(splices: readonly RowSplice[], beadIds: Float64Array): PageStore {
    // The last first, so that the row numbers of those before still hold.
    return splices.reduceRight<PageStore>((store, splice) => store.#spliced(splice, beadIds), this);
  }

  #spliced(splice: RowSplice, beadIds: Float64Array): PageStore {
    const { pageRows } = this.#options;
    const next = new PageStore({ ...this.#options, beadIds });
    const end = splice.from + splice.removed;
    const shift = splice.beadIds.length - splice.removed;
    for (const [number, { rows }] of this.#pages) {
      rows.forEach((bead, offset) => {
        const index = number * pageRows + offset;
        if (!bead || (index >= splice.from && index < end)) return;
        next.#keep(index < splice.from ? index : index + shift, bead);
      });
    }
    splice.rows.forEach((bead, offset) => next.#keep(splice.from + offset, bead));
    return next;
  }

  /** Says which rows are needed, most urgent first: what is in view, then what lies ahead, then behind. */
  want(visible: readonly [number, number], ahead: 1 | -1): void {
    const { pageRows, beadIds } = this.#options;
    const last = Math.ceil(beadIds.length / pageRows) - 1;
    const from = Math.floor(visible[0] / pageRows);
    const to = Math.min(last, Math.floor(Math.max(visible[0], visible[1] - 1) / pageRows));
    const wanted: number[] = [];
    for (let number = from; number <= to; number++) wanted.push(number);
    const [near, far] = ahead > 0 ? [to, from] : [from, to];
    wanted.push(near + ahead, far - ahead, near + 2 * ahead, near + 3 * ahead);
    this.#wanted = wanted.filter((number) => number >= 0 && number <= last);
    for (const number of this.#wanted) this.#touch(number);
    this.#pump();
  }

  /** Sends nothing until released: while a command changes what pages would answer. */
  hold(held: boolean): void {
    this.#held = held;
    this.#pump();
  }

  /** Takes up work again after `close`. */
  activate(): void {
    this.#closed = false;
    this.#pump();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  #rowsOf(number: number): number {
    const { pageRows, beadIds } = this.#options;
    return Math.min(pageRows, beadIds.length - number * pageRows);
  }

  #page(number: number): Page {
    const kept = this.#pages.get(number) ?? { rows: [], characters: 0, count: 0 };
    this.#pages.set(number, kept);
    return kept;
  }

  #keep(index: number, bead: BeadRow): void {
    const { pageRows } = this.#options;
    const number = Math.floor(index / pageRows);
    const kept = this.#page(number);
    if (kept.rows[index % pageRows]) return;
    kept.rows[index % pageRows] = bead;
    const characters = charactersOf(bead);
    kept.characters += characters;
    kept.count++;
    this.#characters += characters;
  }

  #isComplete(number: number): boolean {
    return this.#pages.get(number)?.count === this.#rowsOf(number);
  }

  #touch(number: number): void {
    const page = this.#pages.get(number);
    if (!page) return;
    this.#pages.delete(number);
    this.#pages.set(number, page);
  }

  #pump(): void {
    if (this.#held || this.#closed) return;
    for (const number of this.#wanted) {
      if (this.#loading.size >= this.#options.parallel) return;
      if (!this.#loading.has(number) && !this.#isComplete(number)) void this.#load(number);
    }
  }

  async #load(number: number): Promise<void> {
    const { beadIds, load, retryAfter, onStale } = this.#options;
    this.#loading.add(number);
    const [from, count] = this.#missing(number);
    try {
      const page = await load(BeadId.parse(beadIds[from]), count);
      this.#loading.delete(number);
      if (this.#closed || this.#held) return;
      if (page.from !== from || page.beads.length === 0) return onStale();
      this.put(page);
      this.#evict();
      // An answer may be short where the text is long: what is missing is asked for again.
      this.#pump();
    } catch (error) {
      this.#loading.delete(number);
      if (this.#closed) return;
      if (error instanceof HexaplaError && error.code === 'not-found') return onStale();
      // The service is restarting or the disk is slow: the row keeps its placeholder and is asked for again.
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#pump(), retryAfter);
    }
  }

  /** The first row of a page that is not here, and how many follow it in the page. */
  #missing(number: number): readonly [from: number, count: number] {
    const start = number * this.#options.pageRows;
    const rows = this.#pages.get(number)?.rows ?? [];
    let offset = 0;
    while (rows[offset]) offset++;
    return [start + offset, this.#rowsOf(number) - offset];
  }

  #evict(): void {
    const { maxPages, maxCharacters } = this.#options;
    const keep = new Set(this.#wanted);
    for (const [number, page] of this.#pages) {
      if (this.#pages.size <= maxPages && this.#characters <= maxCharacters) return;
      if (keep.has(number)) continue;
      this.#characters -= page.characters;
      this.#pages.delete(number);
    }
  }

  #changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}
