import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowSplice } from '../../../contract/edit.ts';
import { BeadId, SegmentId } from '../../../contract/model.ts';
import type { BeadRow, SegmentView, WorkDetail } from '../../../contract/model.ts';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import type { ReaderOpening } from '../../../contract/service-api.ts';
import { PageStore } from './page-store.ts';
import { fits, renumbering, spliceOpening } from './splice.ts';

const STRIDE = 2;

const segment = (id: number, number = id): SegmentView => ({
  id: SegmentId.parse(id),
  number,
  kind: 'paragraph',
  level: 0,
  text: `text ${id}`,
  paratext: false,
  sentences: [],
});
const bead = (id: number, cells: readonly (readonly SegmentView[])[] = [[], []]): BeadRow => ({
  id: BeadId.parse(id),
  status: 'auto',
  pinned: false,
  score: 1,
  reasons: [],
  cells,
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
  revision: 1,
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
const spliceOf = (from: number, removed: number, rows: readonly Row[]): RowSplice => ({
  from,
  removed,
  ...arraysOf(rows),
  rows: rows.map(({ id }) => bead(id)),
});

const rowList = (from: number, maxLength: number) =>
  fc
    .array(fc.tuple(fc.nat(500), fc.nat(500), fc.constantFrom(0, 1, 2, 3, 9)), { maxLength })
    .map((list) => list.map(([a, b, flags], index): Row => ({ id: from + index, lengths: [a, b], flags })));
/** A work, and edits at places given as shares of its length. */
const edited = fc.record({
  rows: rowList(1, 60),
  edits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), rowList(0, 4)), { maxLength: 8 }),
});

describe('spliceOpening', () => {
  it('says after any edits what a new opening would say', () => {
    fc.assert(
      fc.property(edited, ({ rows, edits }) => {
        const plain = [...rows];
        let opening = openingOf(plain);
        edits.forEach(([share, length, inserted], index) => {
          const from = Math.floor(share * plain.length);
          const removed = Math.min(length, plain.length - from);
          const fresh = inserted.map((row) => ({ ...row, id: 1000 * (index + 1) + row.id }));
          const splice = spliceOf(from, removed, fresh);
          expect(fits(opening, splice)).toBe(true);
          opening = spliceOpening(opening, splice);
          plain.splice(from, removed, ...fresh);
        });
        expect(opening).toEqual(openingOf(plain));
      }),
    );
  });

  it('knows a splice that is of another state of the work', () => {
    const opening = openingOf([{ id: 1, lengths: [1, 1], flags: 0 }]);
    expect(fits(opening, spliceOf(1, 1, []))).toBe(false);
    expect(fits(opening, { ...spliceOf(0, 1, []), lengths: new Uint32Array(STRIDE) })).toBe(false);
    expect(fits(opening, spliceOf(1, 0, [{ id: 2, lengths: [1, 1], flags: 0 }]))).toBe(true);
  });
});

describe('PageStore.spliced', () => {
  const storeOf = (ids: Float64Array) =>
    new PageStore({
      beadIds: ids,
      versions: STRIDE,
      load: () => new Promise(() => undefined),
      onStale: () => expect.unreachable('a row was refused'),
      pageRows: 7,
    });

  it('carries over every row that is here, as the same object, and holds the new ones', () => {
    fc.assert(
      fc.property(edited, fc.array(fc.nat(59), { maxLength: 30 }), ({ rows, edits }, known) => {
        let ids = Float64Array.from(rows, ({ id }) => id);
        let store = storeOf(ids);
        for (const row of new Set(known)) {
          if (row < rows.length) store.put({ from: row, beads: [bead(rows[row]!.id)] });
        }
        const here: (BeadRow | undefined)[] = rows.map((_, row) => store.row(row));
        edits.forEach(([share, length, inserted], index) => {
          const from = Math.floor(share * here.length);
          const removed = Math.min(length, here.length - from);
          const fresh = inserted.map((row) => ({ ...row, id: 1000 * (index + 1) + row.id }));
          const splice = spliceOf(from, removed, fresh);
          ids = Float64Array.from([...ids].toSpliced(from, removed, ...splice.beadIds));
          store = store.spliced(splice, ids);
          here.splice(from, removed, ...splice.rows);
        });
        here.forEach((row, index) => expect(store.row(index)).toBe(row));
        const characters = here
          .flatMap((row) => row?.cells.flat() ?? [])
          .reduce((sum, { text }) => sum + text.length, 0);
        expect(store.characters).toBe(characters);
      }),
    );
  });

  it('numbers the paragraphs that follow anew where one was divided', () => {
    const store = storeOf(Float64Array.of(1, 2, 3));
    store.put({
      from: 0,
      beads: [1, 2, 3].map((id) => bead(id, [[segment(id)], [segment(id + 10, id)]])),
    });
    const divided = bead(2, [[segment(2)], [segment(12, 2), segment(99, 3)]]);
    const next = store.spliced(
      { ...spliceOf(1, 1, [{ id: 2, lengths: [6, 14], flags: 0 }]), rows: [divided] },
      Float64Array.of(1, 2, 3),
    );
    expect(next.row(0)).toBe(store.row(0));
    expect(next.row(2)?.cells.map((cell) => cell.map(({ number }) => number))).toEqual([[3], [4]]);
  });
});

describe('renumbering', () => {
  it('leaves rows alone where segments only moved, and where rows are not known', () => {
    const row = bead(5, [[segment(5)], []]);
    const moved: RowSplice = {
      ...spliceOf(0, 2, []),
      beadIds: Float64Array.of(1),
      rows: [bead(1, [[segment(1), segment(2)], []])],
    };
    expect(renumbering([bead(1, [[segment(1)], []]), bead(2, [[segment(2)], []])], moved)(row)).toBe(row);
    expect(renumbering([bead(1, [[segment(1)], []]), undefined], moved)(row)).toBe(row);
  });
});
