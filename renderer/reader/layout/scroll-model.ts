/**
 * Where the reader stands, in three coordinates. `top` is the place in the whole work as if it were set on one endless page
 * (CSS pixels). `physical` is the scrollTop of the scroller, whose canvas is cut at MAX_CANVAS because Chromium stops at 33,554,428
 * px. `drift` is the difference: rows are drawn at their offset minus the drift.
 *
 * While the hand scrolls, the drift stays as it is, so that wheel and touch move the text one to one; and when rows above the view
 * turn out taller than was guessed, top and drift change together, so that nothing moves on the screen and no running scroll is
 * cancelled. When the hand rests, `rest()` puts the scroller where it belongs.
 */
import type { RowHeights } from './row-heights.ts';

/** Well under Chromium's limit, which device pixel ratios above 1 lower further. */
export const MAX_CANVAS = 8_000_000;

/** A place that survives new heights: a row and how far into it the view starts, 0 to 1. */
export interface Place {
  readonly row: number;
  readonly fraction: number;
}

export class ScrollModel {
  #rows: RowHeights;
  #viewport = 0;
  #top = 0;
  #physical = 0;

  constructor(rows: RowHeights) {
    this.#rows = rows;
  }

  get rows(): RowHeights {
    return this.#rows;
  }
  get viewport(): number {
    return this.#viewport;
  }
  get top(): number {
    return this.#top;
  }
  get drift(): number {
    return this.#top - this.#physical;
  }
  get canvas(): number {
    return Math.min(this.#rows.total, MAX_CANVAS);
  }
  get maxTop(): number {
    return Math.max(0, this.#rows.total - this.#viewport);
  }

  get place(): Place {
    const row = this.#rows.rowAt(this.#top);
    const height = this.#rows.height(row);
    const fraction = height > 0 ? (this.#top - this.#rows.offset(row)) / height : 0;
    return { row, fraction: Math.min(1, Math.max(0, fraction)) };
  }

  setViewport(height: number): void {
    this.#viewport = height;
    this.#top = this.#clamp(this.#top);
  }

  /** The scroller moved by hand. */
  scrolled(physical: number): void {
    this.#top = this.#clamp(this.#top + physical - this.#physical);
    this.#physical = physical;
  }

  goTo(place: Place): void {
    this.#top = this.#clamp(this.#rows.offset(place.row) + place.fraction * this.#rows.height(place.row));
  }

  goToOffset(top: number): void {
    this.#top = this.#clamp(top);
  }

  /** Where the scroller should stand at rest: at `top`, or in proportion where the work is longer than the canvas. */
  rest(): number {
    if (this.#rows.total <= MAX_CANVAS) return this.#top;
    return this.maxTop === 0 ? 0 : (this.#top / this.maxTop) * Math.max(0, MAX_CANVAS - this.#viewport);
  }

  /** The scroller was put at `physical` (as read back from it, since it rounds) without moving the text. */
  rested(physical: number): void {
    this.#physical = physical;
  }

  /**
   * Heights of rows became known. `pivot` stays where it is on the screen: by pixels where its own height was known before, else
   * by the fraction of it that is above the view.
   */
  measured(changes: readonly (readonly [row: number, height: number])[], pivot: number, pivotKnown: boolean): void {
    const before = this.#top - this.#rows.offset(pivot);
    const heightBefore = this.#rows.height(pivot);
    for (const [row, height] of changes) this.#rows.set(row, height);
    const inside = pivotKnown || heightBefore === 0 ? before : (before / heightBefore) * this.#rows.height(pivot);
    this.#top = this.#clamp(this.#rows.offset(pivot) + inside);
  }

  /** All heights were guessed anew (another width, another size); `place` is in the new rows. */
  replace(rows: RowHeights, place: Place): void {
    this.#rows = rows;
    this.goTo(place);
  }

  #clamp(top: number): number {
    return Math.min(Math.max(0, top), this.maxTop);
  }
}
