/**
 * Bytes taken four at a time as one number. What the reader knows of all rows is worked out anew after many an edit, and the first time in a
 * session by code that is not compiled yet: a loop over single bytes then takes milliseconds for a long book, one over fours a quarter.
 */

import { BEAD_FLAGS } from '../contract/service-api.ts';

const ONES = 0x01010101;

/** A copy of the bytes, with zeros behind them up to a whole number of four. */
function fours(bytes: Uint8Array): Int32Array {
  const padded = new Uint8Array((bytes.length + 3) & ~3);
  padded.set(bytes);
  return new Int32Array(padded.buffer);
}

/** How many bytes have their lowest bit set. */
export function countOdd(bytes: Uint8Array): number {
  let sum = 0;
  const list = fours(bytes);
  for (let at = 0; at < list.length; at += 1) sum += Math.imul(list[at]! & ONES, ONES) >>> 24;
  return sum;
}

/**
 * For each row 1 where one of the columns has segments, else 0.
 * @param columns CELL bits per row
 */
export function filledRows(rows: number, columns: readonly Uint8Array[]): Uint8Array {
  const filled = new Int32Array((rows + 3) >> 2);
  for (const column of columns) {
    const cells = fours(column);
    for (let at = 0; at < filled.length; at += 1) filled[at]! |= cells[at]! & ONES;
  }
  return new Uint8Array(filled.buffer, 0, rows);
}

/**
 * Flags of rows: their own, and what follows from which columns are shown (gap, paratext, heading).
 * @param columns CELL bits per row
 */
export function rowFlags(own: Uint8Array, columns: readonly Uint8Array[]): Uint8Array {
  const flags = fours(own);
  const [text, heading] = [new Int32Array(flags.length), new Int32Array(flags.length)];
  const full = new Int32Array(flags.length).fill(ONES);
  for (const column of columns) {
    const cells = fours(column);
    for (let at = 0; at < flags.length; at += 1) {
      const four = cells[at]!;
      full[at]! &= four;
      // Filled with other than furniture.
      text[at]! |= four & ~(four >> 1) & ONES;
      heading[at]! |= (four >> 2) & ONES;
    }
  }
  for (let at = 0; at < flags.length; at += 1) {
    flags[at]! |=
      ((~full[at]! & ONES) * BEAD_FLAGS.gap) |
      ((~text[at]! & ONES) * BEAD_FLAGS.paratext) |
      (heading[at]! * BEAD_FLAGS.heading);
  }
  return new Uint8Array(flags.buffer, 0, own.length);
}

/** The bits `said` of each byte as they are in `next`, the others as in `bytes`. */
export function mixed(bytes: Uint8Array, next: Uint8Array, said: number): Uint8Array {
  const [own, other] = [fours(bytes), fours(next)];
  const mask = said * ONES;
  for (let at = 0; at < own.length; at += 1) own[at] = (own[at]! & ~mask) | (other[at]! & mask);
  return new Uint8Array(own.buffer, 0, bytes.length);
}
