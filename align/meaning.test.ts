import { describe, expect, it } from 'vitest';
import { align, checkAlignment } from './index.ts';
import type { AlignVersion, Embeddings } from './index.ts';
import { Meaning, unitVectors } from './meaning.ts';

const DIMENSIONS = 16;

/** A direction of its own for each number, the same each time (mulberry32). */
function direction(seed: number): number[] {
  let state = seed * 7919;
  return Array.from({ length: DIMENSIONS }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 - 0.5;
  });
}

const embeddings = (meanings: readonly number[]): Embeddings => ({
  dimensions: DIMENSIONS,
  vectors: Float32Array.from(meanings.flatMap(direction)),
});

/** Sentences that look all the same: only their meanings tell them apart. */
const blank = (language: string, count: number): AlignVersion => ({
  language,
  segments: Array.from({ length: count }, () => ({
    text: 'xxxx xxxx xxxx xxxx xxxx.',
    kind: 'paragraph',
    level: 0,
    paratext: false,
    sentences: [[0, 25]],
  })),
});

describe('embeddings', () => {
  it('align what nothing else tells apart', () => {
    const meanings = Array.from({ length: 60 }, (_, k) => k);
    const kept = meanings.filter((k) => k < 10 || (k > 14 && k !== 30 && k !== 45));
    const versions = [blank('en', meanings.length), blank('it', kept.length)];
    const alignment = align(versions, { embeddings: [embeddings(meanings), embeddings(kept)] });
    expect(checkAlignment(versions, alignment)).toEqual([]);
    const right = alignment.beads.filter(({ runs: [a, b] }) => b![1] - b![0] === 1 && kept[b![0]] === a![0]);
    expect(right.length).toBeGreaterThan(kept.length * 0.8);
    const blind = align(versions).beads.filter(({ runs: [a, b] }) => b![1] - b![0] === 1 && kept[b![0]] === a![0]);
    expect(blind.length).toBeLessThan(right.length / 2);
  });

  it('may be there for some versions only, and must fit those that they are for', () => {
    const versions = [blank('en', 5), blank('it', 5)];
    const some = embeddings([1, 2, 3, 4, 5]);
    expect(align(versions, { embeddings: [some, null] }).beads).toEqual(align(versions).beads);
    expect(() => align(versions, { embeddings: [embeddings([1, 2]), some] })).toThrow(RangeError);
    expect(() => align(versions, { embeddings: [some, { dimensions: 8, vectors: new Float32Array(40) }] })).toThrow(
      RangeError,
    );
  });

  it('cost less where sides mean the same, one by one and together; nothing where there is no vector', () => {
    const all = embeddings([1, 2, 3, 4, 5, 6]);
    const units = unitVectors(all, Int32Array.of(0, 1, 2, 3, 4, 5, -1));
    const meaning = new Meaning(units, units, DIMENSIONS);
    expect(meaning.cost(0, 1, 0, 1)).toBeLessThan(meaning.cost(0, 1, 1, 2));
    expect(meaning.cost(0, 2, 0, 2)).toBeLessThan(0);
    expect(meaning.cost(0, 2, 0, 2)).toBeLessThan(meaning.cost(0, 2, 3, 5));
    expect(meaning.cost(6, 7, 0, 1)).toBe(0);
    const broken = { dimensions: DIMENSIONS, vectors: new Float32Array(DIMENSIONS).fill(Number.NaN) };
    expect(unitVectors(broken, Int32Array.of(0)).every((value) => value === 0)).toBe(true);
  });
});
