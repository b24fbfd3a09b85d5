/** Where rows lie in a dot plot: one version goes across, the other down, both counted in paragraphs. */
import type { AlignmentPath } from '../../../contract/review.ts';

/** Paragraphs before each row, of both versions; one entry more than rows. */
export interface Scale {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly rows: number;
}

/** What of the whole is in view: a part of both axes, from 0 to 1. */
export interface Part {
  readonly start: number;
  readonly size: number;
}
export interface Zoom {
  readonly across: Part;
  readonly down: Part;
}
export const WHOLE: Zoom = { across: { start: 0, size: 1 }, down: { start: 0, size: 1 } };
const SMALLEST = 1 / 512;

export function scaleOf({ a, b }: AlignmentPath): Scale {
  return { a: sums(a), b: sums(b), rows: a.length };
}

function sums(counts: Uint32Array): Uint32Array {
  const total = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) total[row + 1] = (total[row] ?? 0) + (counts[row] ?? 0);
  return total;
}

/** Where the end of row `row - 1`, which is the start of `row`, lies: shares of both axes. */
export function pointOf({ a, b, rows }: Scale, row: number): readonly [across: number, down: number] {
  return [(a[row] ?? 0) / Math.max(1, a[rows] ?? 0), (b[row] ?? 0) / Math.max(1, b[rows] ?? 0)];
}

/** The row that lies nearest to a place, seen across the path. O(log rows). */
export function rowAt(scale: Scale, across: number, down: number): number {
  let low = 0;
  let high = Math.max(0, scale.rows - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const [x, y] = pointOf(scale, middle);
    if (x + y <= across + down) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Closer (factor over 1) or farther around a place of the whole, which stays where it is on the screen. */
export function zoomed({ across, down }: Zoom, factor: number, [x, y]: readonly [number, number]): Zoom {
  return { across: part(across, factor, x), down: part(down, factor, y) };
}

function part({ start, size }: Part, factor: number, at: number): Part {
  const next = Math.min(1, Math.max(SMALLEST, size / factor));
  const seen = Math.min(1, Math.max(0, (at - start) / size));
  return { size: next, start: Math.min(1 - next, Math.max(0, at - seen * next)) };
}

/** The same size with a place in sight; moved only where it must be. */
export function withPlace({ across, down }: Zoom, [x, y]: readonly [number, number]): Zoom {
  return { across: covering(across, x), down: covering(down, y) };
}

function covering(seen: Part, at: number): Part {
  if (at >= seen.start && at <= seen.start + seen.size) return seen;
  return { ...seen, start: Math.min(1 - seen.size, Math.max(0, at - seen.size / 2)) };
}
