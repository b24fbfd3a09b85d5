import { expect, test } from 'vitest';
import { SegmentId, VersionId } from '../../../contract/model.ts';
import { merged } from './merge.ts';

const segmentId = SegmentId.parse(1);
const word = (start: number, ...versions: number[]) => ({
  segmentId,
  start,
  end: start + 2,
  renderings: versions.map((id) => ({ segmentId, start: 0, end: 1, certainty: 0.9, versionId: VersionId.parse(id) })),
});

test('brings the renderings of a word in all versions together, in the order of the text', () => {
  const both = merged([
    [word(0, 2), word(3)],
    [word(0, 3), word(3, 3)],
  ]);
  expect(both.map(({ start, renderings }) => [start, renderings.map(({ versionId }) => versionId)])).toEqual([
    [0, [2, 3]],
    [3, [3]],
  ]);
});
