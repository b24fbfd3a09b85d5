import { expect, test } from 'vitest';
import { BeadId, SegmentId } from '../../../contract/model.ts';
import type { BeadRow, SegmentView } from '../../../contract/model.ts';
import { interlinearRow, partOf } from './interlinear.ts';

const segment = (id: number, sentences: number): SegmentView => ({
  id: SegmentId.parse(id),
  number: id,
  kind: 'paragraph',
  level: 0,
  text: 'x'.repeat(sentences * 2),
  paratext: false,
  sentences: Array.from({ length: sentences * 2 }, (_, index) => index),
});
const row = (cells: SegmentView[][], runs: (readonly [number, number])[][]): BeadRow => ({
  id: BeadId.parse(1),
  status: 'auto',
  pinned: false,
  score: 1,
  reasons: [],
  cells,
  links: [],
  sentenceBeads: runs.map((one) => ({ runs: one, score: 1 })),
});

test('puts versions under each other, sentence bead by sentence bead', () => {
  const bead = row(
    [[segment(1, 2)], [segment(2, 3)]],
    [
      [
        [0, 1],
        [0, 2],
      ],
      [
        [1, 2],
        [2, 3],
      ],
    ],
  );
  const { parts, lines } = interlinearRow(bead, [0, 1]);
  expect(lines).toBe(4);
  expect(parts.get(0)).toEqual([
    [
      { start: 0, end: 1, line: 1, opens: false },
      { start: 1, end: 2, line: 3, opens: true },
    ],
  ]);
  expect(parts.get(1)?.[0]?.map(({ line }) => line)).toEqual([2, 4]);
  // The other way round, only the order of the lines changes.
  expect(
    interlinearRow(bead, [1, 0])
      .parts.get(0)?.[0]
      ?.map(({ line }) => line),
  ).toEqual([2, 4]);
});

test('no two stretches of text ever share a line', () => {
  const bead = row(
    [[segment(1, 1), segment(2, 1)], [segment(3, 1)], []],
    [
      [
        [0, 2],
        [0, 1],
        [0, 0],
      ],
    ],
  );
  const { parts, lines } = interlinearRow(bead, [0, 1, 2]);
  const used = [...parts.values()].flat(2).map(({ line }) => line);
  expect(new Set(used).size).toBe(used.length);
  expect(lines).toBe(3);
});

test('leaves no sentence out that stands in no sentence bead', () => {
  const bead = row(
    [[segment(1, 4)], [segment(2, 1)]],
    [
      [
        [1, 2],
        [0, 0],
      ],
    ],
  );
  const { parts, lines } = interlinearRow(bead, [0, 1]);
  const own = parts.get(0)?.[0] ?? [];
  expect([0, 1, 2, 3].map((sentence) => partOf(own, sentence)?.line)).toEqual([1, 1, 1, 1]);
  expect(parts.get(1)?.[0]).toEqual([{ start: 0, end: 0, line: 2, opens: true }]);
  expect(lines).toBe(2);
});
