/** What the flags of an opening tell about its beads. */
import { BEAD_FLAGS } from '../../contract/service-api.ts';
import type { ReaderOpening } from '../../contract/service-api.ts';

/** A row whose text stands in hidden columns only; a bit that the service does not use. */
const ABSENT = 128;

/**
 * The flags as they are with some columns hidden: a gap is one among those that show, and a row without text in any of them is
 * absent. O(beads x columns); the opening's own array where all columns show.
 *
 * @param columns places of the shown versions among all
 */
export function shownFlags(
  { flags, lengths }: Pick<ReaderOpening, 'flags' | 'lengths'>,
  stride: number,
  columns: readonly number[],
): Uint8Array {
  if (columns.length === stride) return flags;
  return flags.map((bits, row) => {
    const filled = columns.filter((column) => (lengths[row * stride + column] ?? 0) > 0).length;
    if (filled === 0) return ABSENT;
    return filled < columns.length ? bits | BEAD_FLAGS.gap : bits & ~BEAD_FLAGS.gap;
  });
}

export function isAbsent(flags: Uint8Array, row: number): boolean {
  return ((flags[row] ?? 0) & ABSENT) !== 0;
}

export interface BeadCounts {
  readonly doubtful: number;
  /** Gaps in the text itself; furniture has no counterpart by nature. */
  readonly gaps: number;
}

export function isDoubtful(flags: Uint8Array, row: number): boolean {
  return ((flags[row] ?? 0) & BEAD_FLAGS.doubtful) !== 0;
}
export function isGap(flags: Uint8Array, row: number): boolean {
  return ((flags[row] ?? 0) & (BEAD_FLAGS.gap | BEAD_FLAGS.paratext)) === BEAD_FLAGS.gap;
}

export function countBeads(flags: Uint8Array): BeadCounts {
  let doubtful = 0;
  let gaps = 0;
  for (let row = 0; row < flags.length; row++) {
    if (isDoubtful(flags, row)) doubtful++;
    if (isGap(flags, row)) gaps++;
  }
  return { doubtful, gaps };
}

/** The next row after `row` that `test` holds for, going round at the end; null where there is none. */
export function findRow(count: number, row: number, step: 1 | -1, test: (row: number) => boolean): number | null {
  for (let distance = 1; distance <= count; distance++) {
    const candidate = (((row + step * distance) % count) + count) % count;
    if (test(candidate)) return candidate;
  }
  return null;
}
