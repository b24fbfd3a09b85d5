import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { align, checkAlignment, extendAlignment } from './index.ts';
import type { AlignVersion, Run } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const version = (language: string, paragraphs: readonly string[]): AlignVersion => ({
  language,
  segments: paragraphs.map((text) => ({
    text,
    kind: 'paragraph',
    level: 0,
    paratext: text.startsWith('Share'),
    sentences: Array.from(text.matchAll(/[^.]+\.?/g), (match) => [match.index, match.index + match[0].length] as const),
  })),
});

const line = (start: string, k: number) => `${start} ${k * 7919}, ${k + 1000} Winston${k}. ${start} ${k * 31 + 5}.`;
const lines = (start: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, k) => line(start, from + k));
const english = version('en', lines('The number is', 0, 40));
const italian = version('it', lines('Il numero è', 0, 40));
const square = (k: number, width: number): Run[] => Array.from({ length: width }, (): Run => [k, k + 1]);
const standing = Array.from({ length: 40 }, (_, k) => ({ runs: square(k, 2) }));

describe('extendAlignment', () => {
  it('puts a new version beside the rows that stand', () => {
    const versions = [english, italian, version('fr', lines('Le nombre est', 0, 40))];
    const { alignment, origins } = extendAlignment(versions, standing);
    expect(checkAlignment(versions, alignment)).toEqual([]);
    expect(alignment.beads.map(({ runs }) => runs)).toEqual(standing.map((_, k) => square(k, 3)));
    expect(origins).toEqual(standing.map((_, k) => k));
  });

  it('keeps rows that a free alignment would not make, and splits only those that are not held', () => {
    const versions = [english, italian, version('fr', lines('Le nombre est', 0, 40))];
    const merged = [
      ...standing.slice(0, 10),
      {
        runs: [
          [10, 12],
          [10, 12],
        ] as Run[],
      },
      ...standing.slice(12, 20),
      // one side has slipped: wrong, but it stands
      {
        runs: [
          [20, 22],
          [20, 21],
        ] as Run[],
      },
      {
        runs: [
          [22, 23],
          [21, 23],
        ] as Run[],
      },
      ...standing.slice(23),
    ];
    const kept = extendAlignment(versions, merged, { held: () => true });
    expect(kept.alignment.beads.map(({ runs }) => runs.slice(0, 2))).toEqual(merged.map(({ runs }) => runs));
    const split = extendAlignment(versions, merged);
    const known = split.alignment.beads.map(({ runs }) => runs.slice(0, 2));
    expect(known.slice(10, 12)).toEqual([square(10, 2), square(11, 2)]);
    expect(known).toContainEqual(merged[19]!.runs);
    expect(split.origins.slice(9, 13)).toEqual([9, 10, 10, 11]);
    expect(split.alignment.beads.length).toBe(merged.length + 1);
  });

  it('gives what only the new versions have rows of its own', () => {
    const extra = lines('Seulement', 500, 505);
    const all = lines('Le nombre est', 0, 40);
    const french = version('fr', [...all.slice(0, 20), ...extra, ...all.slice(20)]);
    const versions = [english, italian, french];
    const { alignment, origins } = extendAlignment(versions, standing);
    expect(checkAlignment(versions, alignment)).toEqual([]);
    expect(origins.filter((origin) => origin === null)).toHaveLength(5);
    expect(alignment.beads[30]!.runs).toEqual([
      [25, 26],
      [25, 26],
      [30, 31],
    ]);
  });

  it('keeps the laws whatever the texts and the rows', () => {
    const words = ['casa', 'house', 'Winston', '1984', '12', 'Share this', ''];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((some) => some.join('. '));
    const any = (language: string) => fc.array(text, { maxLength: 8 }).map((texts) => version(language, texts));
    fc.assert(
      fc.property(
        any('en'),
        any('it'),
        any('fr'),
        any('de'),
        fc.array(fc.nat(3), { maxLength: 16 }),
        (a, b, c, d, cuts) => {
          const rows = rowsBy(cuts, [a.segments.length, b.segments.length]);
          fc.pre(rows.length > 0);
          const versions = [a, b, c, d];
          const { alignment, origins } = extendAlignment(versions, rows, { held: () => true });
          expect(checkAlignment(versions, alignment)).toEqual([]);
          const again = alignment.beads.filter((_, k) => origins[k] !== null).map(({ runs }) => runs.slice(0, 2));
          expect(again.map(full)).toEqual(rows.map(({ runs }) => full(runs)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('aligns freely where nothing stands, and refuses rows that are too wide', () => {
    const { alignment, origins } = extendAlignment([english, italian], []);
    expect(alignment.beads).toEqual(align([english, italian]).beads);
    expect(origins.every((origin) => origin === null)).toBe(true);
    expect(() => extendAlignment([english], standing)).toThrow(RangeError);
  });
});

/** Runs that hold something. */
const full = (runs: readonly Run[]) => runs.map(([from, to]) => (to > from ? [from, to] : null));

/** Rows over two versions of the given lengths, of sizes as `cuts` says. */
function rowsBy(cuts: readonly number[], lengths: readonly [number, number]): { runs: Run[] }[] {
  const at = [0, 0];
  const rows: { runs: Run[] }[] = [];
  const push = (sizes: readonly number[]): void => {
    const runs = sizes.map((size, v): Run => [at[v]!, Math.min(lengths[v]!, at[v]! + size)]);
    runs.forEach(([, to], v) => (at[v] = to));
    if (runs.some(([from, to]) => to > from)) rows.push({ runs });
  };
  for (let k = 0; k + 1 < cuts.length; k += 2) push([cuts[k]!, cuts[k + 1]!]);
  push([lengths[0], lengths[1]]);
  return rows;
}
