/**
 * Takes over what an edit changed (contract/edit.ts, RowSplice) without asking for the work anew: rows outside the splice are the same
 * objects as before, so that nothing is loaded, rendered or measured again for them.
 */
import type { EditOutcome, RowSplice } from '../../../contract/edit.ts';
import { BEAD_FLAGS, MAX_PAGE } from '../../../contract/service-api.ts';
import type { ReaderOpening } from '../../../contract/service-api.ts';

type Arrays = Float64Array | Uint32Array | Uint8Array;

/** `array` with `removed` entries at `from` replaced by `inserted`; itself where they are the same. O(length). */
function replaced<T extends Arrays>(array: T, from: number, removed: number, inserted: T): T {
  if (removed === inserted.length && inserted.every((entry, at) => entry === array[from + at])) return array;
  const result = new (array.constructor as new (length: number) => T)(array.length - removed + inserted.length);
  result.set(array.subarray(0, from));
  result.set(inserted, from);
  result.set(array.subarray(from + removed), from + inserted.length);
  return result;
}

/** What an edit tells of the rows: splices in order, none touching another, in row numbers from before the edit. */
export type RowChanges = Pick<EditOutcome, 'splices' | 'revision'>;

/** Whether the changes can be ones of this opening: they lie within its rows, in order, and have as many columns. */
export function fits(opening: ReaderOpening, { splices }: RowChanges): boolean {
  let free = 0;
  return splices.every(({ from, removed, beadIds, lengths, flags }) => {
    const inOrder = from >= free && removed >= 0 && from + removed <= opening.beadIds.length;
    free = from + removed;
    const width = opening.work.versions.length;
    return inOrder && lengths.length === beadIds.length * width && flags.length === beadIds.length;
  });
}

/** The opening as the service would answer it after the edit, but for the place and the first page. O(rows x splices). */
export function changedOpening(opening: ReaderOpening, { splices, revision }: RowChanges): ReaderOpening {
  return { ...splices.reduceRight(spliceOpening, opening), revision };
}

function spliceOpening(opening: ReaderOpening, splice: RowSplice): ReaderOpening {
  const { from, removed } = splice;
  const stride = opening.work.versions.length;
  const gone = opening.flags.subarray(from, from + removed);
  const beadIds = replaced(opening.beadIds, from, removed, splice.beadIds);
  return {
    ...opening,
    work: {
      ...opening.work,
      beadCount: beadIds.length,
      doubtfulCount: opening.work.doubtfulCount + doubtfulIn(splice.flags) - doubtfulIn(gone),
    },
    beadIds,
    lengths: replaced(opening.lengths, from * stride, removed * stride, splice.lengths),
    flags: replaced(opening.flags, from, removed, splice.flags),
  };
}

const doubtfulIn = (flags: Uint8Array) => flags.reduce((sum, bits) => sum + (bits & BEAD_FLAGS.doubtful), 0);

/** What of a row's flags says how it is laid out; the rest is marks at its edge. */
const SHAPE = BEAD_FLAGS.gap | BEAD_FLAGS.paratext | BEAD_FLAGS.heading;

/** Whether rows were given other marks only, so that they are laid out as before. O(rows that changed). */
export function keepsShape(opening: ReaderOpening, { splices }: RowChanges): boolean {
  const stride = opening.work.versions.length;
  return splices.every(
    ({ from, removed, beadIds, lengths, flags }) =>
      removed === beadIds.length &&
      beadIds.every((id, at) => id === opening.beadIds[from + at]) &&
      flags.every((bits, at) => ((bits ^ (opening.flags[from + at] ?? 0)) & SHAPE) === 0) &&
      lengths.every((length, at) => length === opening.lengths[from * stride + at]),
  );
}

/**
 * The rows of `seen` that an edit changed without telling their text, because it changed so many: the page to ask for before the edit is
 * shown, so that what is in view never goes blank. Null where all of them are told.
 *
 * @param seen ids of the beads in view
 */
export function untoldInView(
  { splices }: RowChanges,
  seen: ReadonlySet<number>,
): { readonly fromBead: number; readonly count: number } | null {
  for (const { beadIds, rows } of splices) {
    const untold = beadIds.subarray(rows.length);
    const first = untold.findIndex((id) => seen.has(id));
    if (first < 0) continue;
    const last = untold.findLastIndex((id) => seen.has(id));
    return { fromBead: untold[first] ?? 0, count: Math.min(MAX_PAGE, last - first + 1) };
  }
  return null;
}
