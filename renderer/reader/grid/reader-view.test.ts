import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EstimateInput } from '../layout/estimate.ts';
import { foldItems } from '../layout/items.ts';
import { ReaderView } from './reader-view.ts';

const VIEWPORT = 500;

interface Row {
  readonly id: number;
  readonly length: number;
}

/** Rows of one column, by ids and characters. */
function pageOf(rows: readonly Row[]) {
  const beadIds = Float64Array.from(rows, ({ id }) => id);
  const flags = new Uint8Array(rows.length);
  const lengths = Uint32Array.from(rows, ({ length }) => length);
  const column = { index: 0, width: 400, characterWidth: 8, lineHeight: 28, sentence: 100 };
  const estimate: EstimateInput = { flow: 'beside', lengths, flags, stride: 1, columns: [column] };
  return { items: foldItems(flags, beadIds, { showAll: true, unfolded: new Set() }), beadIds, estimate };
}

/** How far below the top of the view a bead begins, in pixels; negative above it. */
function below(view: ReaderView, beadIds: Float64Array, id: number): number {
  const { row, fraction } = view.snapshot();
  const there = beadIds.indexOf(id);
  let y = -fraction * view.heightOf(row);
  for (let at = row; at < there; at++) y += view.heightOf(at);
  for (let at = there; at < row; at++) y -= view.heightOf(at);
  return y;
}

it('keeps the bead at the top where it is, to the pixel, while rows around it change', () => {
  const length = fc.integer({ min: 1, max: 2000 });
  const rows = fc.array(length, { minLength: 40, maxLength: 80 });
  const edits = fc.array(fc.tuple(fc.nat(100), fc.nat(4), fc.array(length, { maxLength: 4 })), { maxLength: 6 });
  const share = fc.double({ min: 0, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(rows, edits, fc.integer({ min: 10, max: 20 }), share, (list, changes, at, fraction) => {
      let plain = list.map((one, index): Row => ({ id: index + 1, length: one }));
      let page = pageOf(plain);
      const view = new ReaderView(page.items, { row: 0, fraction: 0 });
      view.layOut(page.items, page.beadIds, page.estimate, VIEWPORT);
      view.goToRow(at, fraction);
      let fresh = 1000;
      for (const [place, removed, inserted] of changes) {
        const id = page.beadIds[view.snapshot().row] ?? 0;
        const before = below(view, page.beadIds, id);
        const added = inserted.map((one): Row => ({ id: fresh++, length: one }));
        const next = plain.toSpliced(place % plain.length, removed, ...added);
        const there = next.findIndex((one) => one.id === id);
        // A row that is gone can't stay; near the end of the work there may be too little left to stand so far down.
        if (there < 0 || next.length - there < 20) continue;
        plain = next;
        page = pageOf(plain);
        view.adopt(page.items, page.beadIds, page.estimate);
        expect(below(view, page.beadIds, id)).toBeCloseTo(before, 3);
      }
    }),
  );
});
