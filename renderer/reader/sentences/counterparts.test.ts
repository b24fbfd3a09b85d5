import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BeadId, SegmentId } from '../../../contract/model.ts';
import type { BeadRow, SegmentView } from '../../../contract/model.ts';
import { counterparts, nearestIn, pieces, sentenceStarts } from './counterparts.ts';

const segment = (id: number, text: string, sentences: number[]): SegmentView => ({
  id: SegmentId.parse(id),
  number: id,
  kind: 'paragraph',
  level: 0,
  text,
  paratext: false,
  sentences,
});

/** Two paragraphs against one against a gap: the runs count through the bead, not through the segment. */
const bead: BeadRow = {
  id: BeadId.parse(7),
  status: 'auto',
  pinned: false,
  score: 0.9,
  reasons: [],
  cells: [
    [segment(1, 'One. Two.', [0, 4, 5, 9]), segment(2, 'Three. Four.', [0, 6, 7, 12])],
    [segment(3, 'Uno e due. Tre. Quattro.', [0, 10, 11, 15, 16, 24])],
    [],
  ],
  links: [],
  sentenceBeads: [
    {
      runs: [
        [0, 2],
        [0, 1],
        [0, 0],
      ],
      score: 1,
    },
    {
      runs: [
        [2, 3],
        [1, 2],
        [0, 0],
      ],
      score: 1,
    },
    {
      runs: [
        [3, 4],
        [2, 3],
        [0, 0],
      ],
      score: 1,
    },
  ],
};

describe('counterparts', () => {
  it('counts sentences through all segments of the bead', () => {
    expect(sentenceStarts(bead.cells[0] ?? [])).toEqual([0, 2]);
    expect(counterparts(bead, { column: 0, sentence: 2 })).toEqual([{ column: 1, sentence: 1 }]);
    expect(counterparts(bead, { column: 1, sentence: 2 })).toEqual([{ column: 0, sentence: 3 }]);
  });
  it('lights companions on its own side too', () => {
    expect(counterparts(bead, { column: 0, sentence: 1 })).toEqual([
      { column: 0, sentence: 0 },
      { column: 1, sentence: 0 },
    ]);
  });
  it('never names a sentence that is not there', () => {
    const wrong = {
      ...bead,
      sentenceBeads: [
        {
          runs: [
            [0, 1],
            [0, 99],
            [0, 5],
          ] as const,
          score: 1,
        },
      ],
    };
    expect(counterparts(wrong, { column: 0, sentence: 0 }).map((place) => place.sentence)).toEqual([0, 1, 2]);
  });
});

describe('nearestIn', () => {
  it('goes to the counterpart', () => {
    expect(nearestIn(bead, { column: 1, sentence: 1 }, 0)).toEqual({ column: 0, sentence: 2 });
  });
  it('finds nothing in a gap', () => expect(nearestIn(bead, { column: 0, sentence: 0 }, 2)).toBeNull());
  it('goes by proportion where sentences are not aligned', () => {
    const plain = { ...bead, sentenceBeads: [] };
    expect(nearestIn(plain, { column: 0, sentence: 3 }, 1)).toEqual({ column: 1, sentence: 2 });
  });
});

describe('pieces', () => {
  it('shows every character exactly once, whatever the ranges', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.array(fc.integer({ min: -5, max: 80 }), { maxLength: 12 }),
        (text, ranges) => {
          const cut = pieces(segment(1, text, ranges), 0);
          expect(cut.map((piece) => piece.text).join('')).toBe(text);
        },
      ),
    );
  });
  it('numbers from the first sentence it is told', () => {
    expect(pieces(segment(2, 'Three. Four.', [0, 6, 7, 12]), 2)).toEqual([
      { sentence: 2, text: 'Three.' },
      { sentence: null, text: ' ' },
      { sentence: 3, text: 'Four.' },
    ]);
  });
});
