import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowSplice } from '../../../contract/edit.ts';
import { BeadId } from '../../../contract/model.ts';
import type { BeadRow, WorkDetail } from '../../../contract/model.ts';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import type { ReaderOpening } from '../../../contract/service-api.ts';
import { PageStore } from './page-store.ts';
import { changedOpening, fits, untoldInView } from './splice.ts';

const STRIDE = 2;

const bead = (id: number): BeadRow => ({
  id: BeadId.parse(id),
  status: 'auto',
  pinned: false,
  score: 1,
  reasons: [],
  cells: [[], []],
  sentenceBeads: [],
  links: [],
});

/** A work as the service holds it: a plain list of rows. */
interface Row {
  readonly id: number;
  readonly lengths: readonly [number, number];
  readonly flags: number;
}
const openingOf = (rows: readonly Row[]): ReaderOpening => ({
  work: {
    beadCount: rows.length,
    doubtfulCount: rows.filter(({ flags }) => flags & BEAD_FLAGS.doubtful).length,
    versions: [{}, {}],
  } as unknown as WorkDetail,
  state: { beadId: null, fraction: 0, hidden: [], widths: {}, showParatext: false, mode: null, lead: null },
  revision: 0,
  ...arraysOf(rows),
  first: { from: 0, beads: [] },
});
function arraysOf(rows: readonly Row[]) {
  return {
    beadIds: Float64Array.from(rows, ({ id }) => id),
    lengths: Uint32Array.from(rows.flatMap(({ lengths }) => lengths)),
    flags: Uint8Array.from(rows, ({ flags }) => flags),
  };
}
const rowsOf = ({ beadIds, lengths, flags }: RowSplice): Row[] =>
  Array.from(beadIds, (id, row) => ({
    id,
    lengths: [lengths[row * STRIDE] ?? 0, lengths[row * STRIDE + 1] ?? 0],
    flags: flags[row] ?? 0,
  }));

const rowList = (from: number, maxLength: number) =>
  fc
    .array(fc.tuple(fc.nat(500), fc.nat(500), fc.constantFrom(0, 1, 2, 3, 9)), { maxLength })
    .map((list) => list.map(([a, b, flags], index): Row => ({ id: from + index, lengths: [a, b], flags })));
/** Splices of a work of `count` rows, from gaps and lengths; ids of new rows begin at `base`. */
function splicesOf(
  count: number,
  parts: readonly (readonly [number, number, readonly Row[]])[],
  base: number,
): RowSplice[] {
  let free = 0;
  return parts.flatMap(([gap, length, inserted], index): RowSplice[] => {
    const from = free + gap;
    if (from > count) return [];
    const removed = Math.min(length, count - from);
    free = from + removed + 1;
    const rows = inserted.map((row) => ({ ...row, id: base + 100 * index + row.id }));
    return [{ from, removed, ...arraysOf(rows), rows: rows.map(({ id }) => bead(id)) }];
  });
}
const edits = fc.array(fc.array(fc.tuple(fc.nat(20), fc.nat(5), rowList(0, 4)), { maxLength: 3 }), { maxLength: 6 });

describe('changedOpening', () => {
  it('says after any edits what a new opening would say', () => {
    fc.assert(
      fc.property(rowList(1, 60), edits, (rows, list) => {
        const plain = [...rows];
        let opening = openingOf(plain);
        list.forEach((parts, index) => {
          const splices = splicesOf(plain.length, parts, 1000 * (index + 1));
          expect(fits(opening, { splices, revision: index })).toBe(true);
          opening = changedOpening(opening, { splices, revision: 0 });
          for (const splice of splices.toReversed()) plain.splice(splice.from, splice.removed, ...rowsOf(splice));
        });
        expect(opening).toEqual(openingOf(plain));
      }),
    );
  });

  it('knows a splice that is of another state of the work', () => {
    const opening = openingOf([{ id: 1, lengths: [1, 1], flags: 0 }]);
    const fitsAll = (...splices: RowSplice[]) => fits(opening, { splices, revision: 1 });
    const none = { ...arraysOf([]), rows: [] };
    expect(fitsAll({ from: 1, removed: 1, ...none })).toBe(false);
    expect(fitsAll({ from: 0, removed: 1, ...none, lengths: new Uint32Array(STRIDE) })).toBe(false);
    expect(fitsAll({ from: 1, removed: 0, ...none }, { from: 0, removed: 1, ...none })).toBe(false);
    expect(fitsAll({ from: 0, removed: 1, ...none }, { from: 1, removed: 0, ...none })).toBe(true);
  });
});

describe('PageStore.changed', () => {
  const storeOf = (ids: Float64Array) =>
    new PageStore({
      beadIds: ids,
      versions: STRIDE,
      load: () => new Promise(() => undefined),
      onStale: () => expect.unreachable('a row was refused'),
      pageRows: 7,
    });

  it('carries over every row that is here, as the same object, and holds the new ones', () => {
    const known = fc.array(fc.nat(59), { maxLength: 30 });
    fc.assert(
      fc.property(rowList(1, 60), edits, known, (rows, list, some) => {
        let ids = Float64Array.from(rows, ({ id }) => id);
        let store = storeOf(ids);
        for (const row of new Set(some)) {
          if (row < rows.length) store.put({ from: row, beads: [bead(rows[row]!.id)] });
        }
        const here: (BeadRow | undefined)[] = rows.map((_, row) => store.row(row));
        list.forEach((parts, index) => {
          const splices = splicesOf(here.length, parts, 1000 * (index + 1));
          for (const { from, removed, beadIds, rows: fresh } of splices.toReversed()) {
            ids = Float64Array.from([...ids].toSpliced(from, removed, ...beadIds));
            here.splice(from, removed, ...fresh);
          }
          store = store.changed(splices, ids);
        });
        here.forEach((row, index) => expect(store.row(index)).toBe(row));
      }),
    );
  });
});

describe('untoldInView', () => {
  const ids = Float64Array.from({ length: 300 }, (_, index) => index + 1);
  const splice: RowSplice = { ...arraysOf([]), from: 0, removed: 300, beadIds: ids, rows: [1, 2, 3].map(bead) };
  const untold = (...seen: number[]) => untoldInView({ splices: [splice], revision: 1 }, new Set(seen));

  it('asks for what is in view and was not told', () => {
    expect(untold(250, 251, 253)).toEqual({ fromBead: 250, count: 4 });
    expect(untold(2, 3, 4, 5)).toEqual({ fromBead: 4, count: 2 });
  });
  it('asks for nothing where all in view was told, or stays as it was', () => {
    expect(untold(1, 2, 3)).toBeNull();
    expect(untold(700)).toBeNull();
  });
});
