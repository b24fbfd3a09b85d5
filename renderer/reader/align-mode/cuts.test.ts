import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BeadId, SegmentId } from '../../../contract/model.ts';
import type { BeadRow, Run, SegmentView } from '../../../contract/model.ts';
import { cutsAt, isCut } from './cuts.ts';

let nextId = 1;
/** A paragraph of sentences of the given lengths. */
const paragraph = (...lengths: readonly number[]): SegmentView => {
  const sentences: number[] = [];
  let at = 0;
  for (const length of lengths) {
    sentences.push(at, at + length);
    at += length + 1;
  }
  const text = 'x'.repeat(Math.max(0, at - 1));
  return { id: SegmentId.parse(nextId++), number: 1, kind: 'paragraph', level: 0, text, paratext: false, sentences };
};
const row = (cells: readonly (readonly SegmentView[])[], runs: readonly (readonly Run[])[] = []): BeadRow => ({
  id: BeadId.parse(1),
  status: 'auto',
  pinned: false,
  score: 1,
  reasons: [],
  cells,
  sentenceBeads: runs.map((one) => ({ runs: one, score: 1 })),
  links: [],
});

describe('cutsAt', () => {
  it('follows the sentences that stand for each other', () => {
    const bead = row(
      [
        [paragraph(9), paragraph(9), paragraph(90)],
        [paragraph(30, 30), paragraph(30)],
      ],
      [
        [
          [0, 1],
          [0, 1],
        ],
        [
          [1, 2],
          [1, 2],
        ],
        [
          [2, 3],
          [2, 3],
        ],
      ],
    );
    expect(cutsAt(bead, 0, 2)).toEqual([2, 1]);
    expect(cutsAt(bead, 1, 1)).toEqual([2, 1]);
  });

  it('goes by length where no sentences are known to stand for each other', () => {
    const bead = row([
      [paragraph(100), paragraph(100)],
      [paragraph(40), paragraph(60), paragraph(95)],
    ]);
    expect(cutsAt(bead, 0, 1)).toEqual([1, 2]);
  });

  it('sets one column apart where each has one paragraph', () => {
    const bead = row([[paragraph(10)], [paragraph(10)], []]);
    expect(cutsAt(bead, 0, 0)).toEqual([1, 0, 0]);
    expect(cutsAt(bead, 1, 0)).toEqual([0, 1, 0]);
  });

  it('never cuts outside a cell, and cuts wherever the row can be cut', () => {
    const cell = fc.array(fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }), { maxLength: 4 });
    const cells = fc.array(cell, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(cells, fc.nat(3), fc.nat(4), (list, column, index) => {
        const bead = row(list.map((one) => one.map((lengths) => paragraph(...lengths))));
        const filled = bead.cells[column % bead.cells.length] ?? [];
        const cuts = cutsAt(bead, column % bead.cells.length, index);
        bead.cells.forEach((one, at) => {
          expect(cuts[at]).toBeGreaterThanOrEqual(0);
          expect(cuts[at]).toBeLessThanOrEqual(one.length);
        });
        const others = bead.cells.flat().length - filled.length;
        const canBeCut = filled.length > 1 || (filled.length === 1 && others > 0);
        expect(isCut(bead, cuts) || !canBeCut).toBe(true);
      }),
    );
  });
});
