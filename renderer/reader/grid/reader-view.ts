/**
 * The reading page as the scroller sees it: which items are drawn, where, and what the reader's place is. Outside React, because it
 * runs with every scroll event; React is told only when other items must be drawn.
 *
 * Why not a virtualiser from a library: none keeps a place beyond Chromium's 33.5 million px, re-estimates 50,000 rows on a resize
 * without one object a row, and corrects heights above the view without writing scrollTop, which would end a running scroll.
 */
import { anchorOf, linesAfter } from '../layout/carry.ts';
import { estimateItem, estimateItems } from '../layout/estimate.ts';
import type { EstimateInput } from '../layout/estimate.ts';
import { itemOfRow } from '../layout/items.ts';
import type { Items } from '../layout/items.ts';
import { RowHeights } from '../layout/row-heights.ts';
import { ScrollModel } from '../layout/scroll-model.ts';
import type { Place } from '../layout/scroll-model.ts';

export interface ViewElements {
  readonly scroller: HTMLElement;
  /** As tall as the canvas. */
  readonly sizer: HTMLElement;
  /** Holds the drawn items, in flow. */
  readonly body: HTMLElement;
}

/** Half-open range of items. */
export type ItemRange = readonly [start: number, end: number];

export interface ViewPosition {
  /** Bead rows: the one at the top of the view, and those that can be seen, half-open. */
  readonly row: number;
  readonly fraction: number;
  /** The first row of which more than the space below it can be seen. */
  readonly current: number;
  readonly visible: readonly [number, number];
  /** Of the whole work's height: where the view begins and how much it shows. */
  readonly start: number;
  readonly share: number;
}

/** How far around the view is drawn, in view heights; and how much of it may be used up before more is drawn. */
const OVERSCAN = 1.25;
const SLACK = 0.6;
const REST_AFTER = 140;
/** A strip of a row at the top of the view that is too low to hold a line, in CSS pixels. */
const LEAST_SEEN = 24;
/** In place of a height. */
const UNKNOWN = -1;
/** A selection keeps its rows drawn up to here. */
const MAX_KEPT = 400;

export class ReaderView {
  #items: Items;
  #scroll: ScrollModel;
  #estimate: EstimateInput | null = null;
  #measured: Uint8Array;
  #range: ItemRange = [0, 0];
  #elements: ViewElements | null = null;
  #position: ViewPosition = { row: 0, fraction: 0, current: 0, visible: [0, 0], start: 0, share: 1 };
  #direction: 1 | -1 = 1;
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  #kept: ItemRange | null = null;
  /** Ids of the beads that `#items` were made of. */
  #beadIds: Float64Array = new Float64Array(0);
  /** The item that must stay where it is when the rows drawn next are measured, whatever else is known. */
  #anchor: number | null = null;
  /** What the elements were told last. */
  #drawn = { canvas: -1, offset: Number.NaN };
  /** Where to stand as soon as heights are known: a bead row and the fraction of it above the view. */
  #pending: Place;
  readonly #listeners = new Set<() => void>();
  /** True while React's effects call: it draws by itself as soon as they are over. */
  #inEffect = false;
  /** Called when other items must be drawn: before it returns, unless `inEffect`. */
  #drawItems: (range: ItemRange, inEffect: boolean) => void = () => undefined;
  /** Called when the hand rests. */
  #rested: () => void = () => undefined;

  constructor(items: Items, start: Place) {
    this.#items = items;
    this.#measured = new Uint8Array(items.count);
    this.#scroll = new ScrollModel(new RowHeights(new Float64Array(items.count)));
    this.#pending = start;
  }

  drawWith(drawItems: (range: ItemRange, inEffect: boolean) => void): void {
    this.#drawItems = drawItems;
  }
  whenRested(rested: () => void): void {
    this.#rested = rested;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly snapshot = (): ViewPosition => this.#position;
  get items(): Items {
    return this.#items;
  }
  get range(): ItemRange {
    return this.#range;
  }
  get direction(): 1 | -1 {
    return this.#direction;
  }
  get viewport(): number {
    return this.#scroll.viewport;
  }
  heightOf(item: number): number {
    return this.#scroll.rows.height(item);
  }
  /** Share of the whole height that lies above a bead row, 0 to 1. */
  shareAbove(row: number): number {
    const total = this.#scroll.rows.total;
    return total > 0 ? this.#scroll.rows.offset(itemOfRow(this.#items, row)) / total : 0;
  }

  attach(elements: ViewElements): () => void {
    this.#elements = elements;
    this.#drawn = { canvas: -1, offset: Number.NaN };
    const onScroll = () => this.#scrolled();
    elements.scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      elements.scroller.removeEventListener('scroll', onScroll);
      clearTimeout(this.#restTimer);
      this.#elements = null;
    };
  }

  /** The page was laid out anew: other items, columns or type. The place stays. */
  layOut(items: Items, beadIds: Float64Array, estimate: EstimateInput, viewport: number): void {
    const place = this.#estimate ? this.#rowPlace() : this.#pending;
    this.#items = items;
    this.#beadIds = beadIds;
    this.#anchor = null;
    this.#estimate = estimate;
    this.#measured = new Uint8Array(items.count);
    this.#scroll.setViewport(viewport);
    this.#scroll.replace(new RowHeights(estimateItems(items, estimate)), this.#itemPlace(place));
    this.#range = [0, 0];
    this.inEffect(() => this.#update());
    this.#rest();
  }

  /**
   * Some rows changed, columns and type did not. What is seen stays where it is to the pixel, and what was measured is not guessed again.
   * O(items).
   */
  adopt(items: Items, beadIds: Float64Array, estimate: EstimateInput): void {
    const { rows, top } = this.#scroll;
    const after = linesAfter({ items: this.#items, beadIds: this.#beadIds }, { items, beadIds });
    const anchor = anchorOf(rows.rowAt(top), after);
    const heights = new Float64Array(items.count).fill(UNKNOWN);
    const measured = new Uint8Array(items.count);
    for (let item = 0; item < after.length; item++) {
      const there = after[item] ?? -1;
      if (there < 0 || items.folded[there] !== this.#items.folded[item]) continue;
      heights[there] = rows.height(item);
      measured[there] = this.#measured[item] ?? 0;
    }
    for (let item = 0; item < heights.length; item++) {
      if (heights[item] === UNKNOWN) heights[item] = estimateItem(items, item, estimate);
    }
    const inside = anchor === null ? 0 : top - rows.offset(anchor);
    const start = Math.min(items.count, Math.max(0, this.#range[0] + (anchor === null ? 0 : after[anchor]! - anchor)));
    const range: ItemRange = [start, Math.min(items.count, start + this.#range[1] - this.#range[0])];
    const moved = start !== this.#range[0];
    this.#items = items;
    this.#beadIds = beadIds;
    this.#estimate = estimate;
    this.#measured = measured;
    this.#kept = null;
    this.#anchor = anchor === null ? null : after[anchor]!;
    this.#scroll.replace(new RowHeights(heights), { row: 0, fraction: 0 });
    if (this.#anchor !== null) this.#scroll.goToOffset(this.#scroll.rows.offset(this.#anchor) + inside);
    this.#range = range;
    if (moved) this.#drawItems(range, true);
    this.inEffect(() => this.#update());
    this.#rest();
  }

  /** For calls from React's effects. */
  inEffect(work: () => void): void {
    const was = this.#inEffect;
    this.#inEffect = true;
    work();
    this.#inEffect = was;
  }

  /** Guesses rows that were never drawn with better metrics. */
  refine(estimate: EstimateInput): void {
    this.#estimate = estimate;
    const place = this.#scroll.place;
    const heights = estimateItems(this.#items, estimate);
    for (let item = 0; item < heights.length; item++) {
      if (this.#measured[item]) heights[item] = this.#scroll.rows.height(item);
    }
    this.#scroll.replace(new RowHeights(heights), place);
    this.#update();
    this.#rest();
  }

  setViewport(height: number): void {
    if (height === this.#scroll.viewport) return;
    this.#scroll.setViewport(height);
    this.inEffect(() => this.#update());
  }

  /**
   * Reads the heights of drawn items. `isLoaded` tells rows from placeholders, whose height is only our own guess; `onFirst` sees
   * every row that is measured for the first time.
   */
  measure(isLoaded: (item: number) => boolean, onFirst: (item: number, element: HTMLElement) => void): void {
    const body = this.#elements?.body;
    if (!body) return;
    const changes: [number, number][] = [];
    const fresh: number[] = [];
    for (let index = 0; index < body.children.length; index++) {
      const item = this.#range[0] + index;
      const element = body.children[index];
      if (item >= this.#range[1] || !(element instanceof HTMLElement) || !isLoaded(item)) continue;
      // Drawn for a range that has been left since: it is drawn anew before anyone sees it.
      if (Number(element.dataset['row']) !== this.#items.starts[item]) continue;
      const height = element.getBoundingClientRect().height;
      if (Math.abs(height - this.#scroll.rows.height(item)) > 0.01) changes.push([item, height]);
      if (!this.#measured[item]) {
        fresh.push(item);
        onFirst(item, element);
      }
    }
    if (changes.length > 0) {
      const [pivot, known] = this.#pivot();
      this.#scroll.measured(changes, pivot, known);
    }
    for (const item of fresh) this.#measured[item] = 1;
    // Rows beside it may be drawn only now: the anchor holds until everything in view has its height.
    if (changes.length === 0) this.#anchor = null;
    this.#draw();
    if (changes.length > 0) {
      this.inEffect(() => this.#update());
      this.#restSoon();
    }
  }

  /** Brings a bead row to the top of the view, or only into it. */
  goToRow(row: number, fraction = 0): void {
    if (!this.#estimate) {
      this.#pending = { row, fraction };
      return;
    }
    this.#anchor = null;
    this.#scroll.goTo(this.#itemPlace({ row, fraction }));
    this.#update();
    this.#rest();
  }

  /** Goes to a share of the whole height, 0 to 1. */
  goToShare(share: number): void {
    this.#anchor = null;
    this.#scroll.goToOffset(share * this.#scroll.rows.total);
    this.#update();
    this.#restSoon();
  }

  scrollBy(delta: number): void {
    this.#anchor = null;
    this.#scroll.goToOffset(this.#scroll.top + delta);
    this.#update();
    this.#rest();
  }

  isRowDrawn(row: number): boolean {
    const item = itemOfRow(this.#items, row);
    return item >= this.#range[0] && item < this.#range[1];
  }

  /** Keeps bead rows drawn while they are selected, so that the selection is not lost by scrolling. */
  keepRows(rows: readonly [number, number] | null): void {
    const kept: ItemRange | null = rows ? [itemOfRow(this.#items, rows[0]), itemOfRow(this.#items, rows[1]) + 1] : null;
    this.#kept = kept && kept[1] - kept[0] <= MAX_KEPT ? kept : null;
  }

  #itemPlace(place: Place): Place {
    const item = itemOfRow(this.#items, place.row);
    return { row: item, fraction: this.#items.folded[item] ? 0 : place.fraction };
  }

  #rowPlace(): Place {
    const place = this.#scroll.place;
    return { row: this.#items.starts[place.row] ?? 0, fraction: place.fraction };
  }

  /** The first drawn row in view whose height is known, and whether there is one; else the row at the top. */
  #pivot(): readonly [item: number, known: boolean] {
    if (this.#anchor !== null) return [this.#anchor, true];
    const { rows, top, viewport } = this.#scroll;
    const first = rows.rowAt(top);
    for (let item = first; item < rows.count && rows.offset(item) < top + viewport; item++) {
      if (this.#measured[item]) return [item, true];
    }
    return [first, false];
  }

  #scrolled(): void {
    const { scroller } = this.#elements ?? {};
    if (!scroller) return;
    const before = this.#scroll.top;
    this.#scroll.scrolled(scroller.scrollTop);
    if (this.#scroll.top === before) return;
    this.#anchor = null;
    this.#direction = this.#scroll.top > before ? 1 : -1;
    this.#update();
    this.#restSoon();
  }

  /** Draws what the place asks for, and tells who listens. */
  #update(): void {
    const next = this.#neededRange();
    if (next) {
      this.#range = next;
      this.#drawItems(next, this.#inEffect);
    }
    // In an effect the new items are not drawn yet; `measure` follows and puts them in their place.
    if (!next || !this.#inEffect) this.#draw();
    this.#tell();
  }

  /** Null while what is drawn suffices. */
  #neededRange(): ItemRange | null {
    const { rows, top, viewport } = this.#scroll;
    if (rows.count === 0 || viewport === 0) return null;
    const [start, end] = this.#range;
    const reach = Math.max(viewport, 300);
    const enoughBefore = start === 0 || rows.offset(start) <= top - reach * SLACK;
    const enoughAfter = end >= rows.count || rows.offset(end) >= top + viewport + reach * SLACK;
    const tooMuch = rows.offset(end) - rows.offset(start) > (viewport + 2 * reach * OVERSCAN) * 2 && !this.#kept;
    if (end > start && enoughBefore && enoughAfter && !tooMuch) return null;
    const from = rows.rowAt(top - reach * OVERSCAN);
    const to = rows.rowAt(top + viewport + reach * OVERSCAN) + 1;
    const wanted: ItemRange = [from, to];
    const kept = this.#kept;
    if (!kept || Math.max(to, kept[1]) - Math.min(from, kept[0]) > MAX_KEPT) return wanted;
    return [Math.min(from, kept[0]), Math.max(to, kept[1])];
  }

  #draw(): void {
    const elements = this.#elements;
    if (!elements) return;
    if (this.#drawn.canvas !== this.#scroll.canvas) {
      elements.sizer.style.blockSize = `${this.#scroll.canvas}px`;
      this.#drawn.canvas = this.#scroll.canvas;
    }
    const offset = this.#scroll.rows.offset(this.#range[0]) - this.#scroll.drift;
    if (this.#drawn.offset === offset) return;
    // Not a transform: rows that stay where they are on the canvas are then not painted again when the body begins elsewhere.
    elements.body.style.insetBlockStart = `${offset}px`;
    this.#drawn.offset = offset;
  }

  #restSoon(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      this.#rest();
      this.#rested();
    }, REST_AFTER);
    // At an end of the canvas but not of the work, the hand could not go on.
    if (Math.abs(this.#scroll.drift) < 1) return;
    const physical = this.#scroll.top - this.#scroll.drift;
    const atEnd = physical <= 0 || physical >= this.#scroll.canvas - this.#scroll.viewport - 1;
    if (atEnd && this.#scroll.top > 0 && this.#scroll.top < this.#scroll.maxTop) this.#rest();
  }

  #rest(): void {
    const elements = this.#elements;
    if (!elements) return;
    const target = this.#scroll.rest();
    if (Math.abs(elements.scroller.scrollTop - target) >= 1) elements.scroller.scrollTop = target;
    this.#scroll.rested(elements.scroller.scrollTop);
    this.#draw();
  }

  #tell(): void {
    const { rows, top, viewport } = this.#scroll;
    const { row, fraction } = this.#rowPlace();
    const last = rows.rowAt(Math.max(top, top + viewport - 1));
    const total = Math.max(1, rows.total);
    this.#position = {
      row,
      fraction,
      current: this.#items.starts[rows.rowAt(top + LEAST_SEEN)] ?? row,
      visible: [row, this.#items.starts[last + 1] ?? row],
      start: top / total,
      share: Math.min(1, viewport / total),
    };
    for (const listener of this.#listeners) listener();
  }
}
