import { describe, expect, it, vi } from 'vitest';
import { align, checkAlignment } from '../../align/index.ts';
import type { AlignSegment, AlignVersion } from '../../align/index.ts';
import { sampleVersions } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const [english, spanish] = sampleVersions('ruth', ['en', 'es']) as [AlignVersion, AlignVersion];
const chapter = (from: number, to: number) => spanish.segments.slice(from, to);
const reordered = (...parts: (readonly AlignSegment[])[]): AlignVersion => ({ ...spanish, segments: parts.flat() });

describe('moved blocks', () => {
  it('are found where two chapters changed places, and leave the rows as they are', () => {
    // paragraphs 30 to 60 stand before paragraphs 3 to 30
    const versions = [english, reordered(chapter(0, 3), chapter(30, 60), chapter(3, 30), chapter(60, 90))];
    const alignment = align(versions);
    expect(checkAlignment(versions, alignment)).toEqual([]);
    expect(alignment.moved).toHaveLength(1);
    const { a, aRun, b, bRun, segments, score } = alignment.moved[0]!;
    expect([a, b]).toEqual([0, 1]);
    expect(score).toBeGreaterThan(0.7);
    // one of the two blocks crosses the rows, the other stands in them
    expect([-30, 27]).toContain(aRun[0] - bRun[0]);
    expect(bRun[1] - bRun[0]).toBe(aRun[1] - aRun[0]);
    expect(aRun[1] - aRun[0]).toBeGreaterThanOrEqual(18);
    // paragraph by paragraph, each with the one that it was
    const inBlock = segments.every(([x, y]) => x >= aRun[0] && x < aRun[1] && y >= bRun[0] && y < bRun[1]);
    expect(inBlock).toBe(true);
    expect(new Set(segments.map(([x]) => x)).size).toBe(aRun[1] - aRun[0]);
    const right = segments.filter(([x, y]) => x - y === aRun[0] - bRun[0]);
    expect(right.length).toBeGreaterThan(0.9 * segments.length);
    const inside = alignment.beads.filter(({ runs: [x] }) => x![0] >= aRun[0] && x![1] <= aRun[1] && x![1] > x![0]);
    expect(inside.every(({ runs }) => runs[1]![0] === runs[1]![1])).toBe(true);
  });

  it('are none where nothing moved, where a chapter is missing, and in other texts', () => {
    expect(align([english, spanish]).moved).toEqual([]);
    expect(align([english, reordered(chapter(0, 30), chapter(60, 90))]).moved).toEqual([]);
    const [other] = sampleVersions('udhr', ['it']) as [AlignVersion];
    const foreign = { ...spanish, segments: [...other.segments.slice(0, 40), ...chapter(0, 60)] };
    expect(align([english, foreign]).moved).toEqual([]);
  });

  it('are told for each pair of three versions that stands so', () => {
    const swapped = reordered(chapter(0, 3), chapter(30, 60), chapter(3, 30), chapter(60, 90));
    const { moved } = align([english, spanish, swapped]);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every(({ b }) => b === 2)).toBe(true);
  });
});
