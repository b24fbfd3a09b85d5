/**
 * Heights of all rows of a work in a Fenwick tree (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994):
 * a measured height, the offset of a row and the row at an offset each cost O(log n), without one object a row.
 */
export class RowHeights {
  readonly count: number;
  readonly #heights: Float64Array;
  /** 1-based partial sums: tree[i] covers the (i & -i) rows that end at row i - 1. */
  readonly #tree: Float64Array;
  readonly #topBit: number;

  /** Takes ownership of `heights`, in CSS pixels, none negative. O(n). */
  constructor(heights: Float64Array) {
    this.count = heights.length;
    this.#heights = heights;
    this.#tree = new Float64Array(heights.length + 1);
    for (let node = 1; node <= this.count; node++) {
      this.#tree[node] = (this.#tree[node] ?? 0) + (heights[node - 1] ?? 0);
      const parent = node + (node & -node);
      if (parent <= this.count) this.#tree[parent] = (this.#tree[parent] ?? 0) + (this.#tree[node] ?? 0);
    }
    this.#topBit = this.count > 0 ? 2 ** Math.floor(Math.log2(this.count)) : 0;
  }

  get total(): number {
    return this.offset(this.count);
  }

  height(row: number): number {
    return this.#heights[row] ?? 0;
  }

  /** Where `row` begins: the sum of the heights before it. `offset(count)` is the whole. */
  offset(row: number): number {
    let sum = 0;
    for (let node = Math.min(row, this.count); node > 0; node -= node & -node) sum += this.#tree[node] ?? 0;
    return sum;
  }

  set(row: number, height: number): void {
    const delta = height - this.height(row);
    if (delta === 0 || row < 0 || row >= this.count) return;
    this.#heights[row] = height;
    for (let node = row + 1; node <= this.count; node += node & -node) {
      this.#tree[node] = (this.#tree[node] ?? 0) + delta;
    }
  }

  /** The row that covers `offset`, clamped to the rows there are; 0 when there is none. */
  rowAt(offset: number): number {
    let node = 0;
    let rest = offset;
    for (let bit = this.#topBit; bit > 0; bit >>= 1) {
      const next = node + bit;
      const sum = this.#tree[next] ?? 0;
      if (next <= this.count && sum <= rest) {
        node = next;
        rest -= sum;
      }
    }
    return Math.max(0, Math.min(node, this.count - 1));
  }
}
