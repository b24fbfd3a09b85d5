/** Reviewing beads that stand: errors seeded into a long text have to lie among the least sure beads. */
import { describe, expect, it, vi } from 'vitest';
import { alignInside, alignWindow, reviewBeads } from '../../align/index.ts';
import type { AlignVersion, Run } from '../../align/index.ts';
import { seedErrors, storyInTwoLanguages } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const story = storyInTwoLanguages();

describe('reviewBeads', () => {
  it('puts nine in ten of seeded errors into the least sure tenth of beads', () => {
    let found = 0;
    let seeded = 0;
    for (const seed of [1, 2, 3]) {
      const { versions, beads, errors } = seedErrors(story, 12, seed);
      const reviews = reviewBeads(versions, beads);
      const ranked = beads.map((_, k) => k).toSorted((x, y) => reviews[x]!.score - reviews[y]!.score);
      const least = new Set(ranked.slice(0, Math.floor(beads.length / 10)));
      seeded += errors.length;
      found += errors.filter((places) => places.some((k) => least.has(k))).length;
    }
    expect(seeded).toBe(36);
    expect(found).toBeGreaterThanOrEqual(33);
  });

  it('is sure of beads that are right', () => {
    const scores = reviewBeads(story.versions, story.beads).map(({ score }) => score);
    expect(scores.filter((score) => score > 0.9).length).toBeGreaterThan(scores.length * 0.95);
  });

  it('says what is odd: numbers, lengths, gaps', () => {
    const line = (language: string, texts: readonly string[]): AlignVersion => ({
      language,
      segments: texts.map((text) => ({
        text,
        kind: 'paragraph',
        level: 0,
        paratext: false,
        sentences: [[0, text.length]],
      })),
    });
    const english = [...Array(30).keys()].map(
      (k) => `In the year ${1500 + k} the king built ${k + 3} houses by the sea.`,
    );
    const italian = [...Array(30).keys()].map((k) => `Nell’anno ${1500 + k} il re costruì ${k + 3} case sul mare.`);
    italian[7] = italian[7]!.replace('1507', '1570');
    italian[12] +=
      ' E poi ancora e ancora, senza fine, di giorno e di notte, con tutti i suoi uomini e le loro mogli.'.repeat(2);
    const beads: { runs: Run[] }[] = english.map((_, k) => ({
      runs: [
        [k, k + 1],
        [k, k + 1],
      ],
    }));
    beads.splice(
      20,
      3,
      {
        runs: [
          [20, 23],
          [20, 20],
        ],
      },
      {
        runs: [
          [23, 23],
          [20, 23],
        ],
      },
    );
    const reviews = reviewBeads([line('en', english), line('it', italian)], beads);
    expect(reviews[7]!.reasons).toContainEqual({ code: 'numbers', values: { a: '1507', b: '1570' } });
    const length = reviews[12]!.reasons.find(({ code }) => code === 'length');
    expect(length?.values?.['ratio']).toBeGreaterThan(2);
    expect(reviews[20]!.reasons).toContainEqual({ code: 'gap', values: { count: 3 } });
    expect(reviews[20]!.score).toBeLessThan(0.5);
  });

  it('can be cancelled, refuses beads of another width, takes none', () => {
    const cancelled = new Error('cancelled');
    const onProgress = () => {
      throw cancelled;
    };
    expect(() => reviewBeads(story.versions, story.beads, { onProgress })).toThrow(cancelled);
    expect(() => reviewBeads(story.versions, [{ runs: [[0, 1]] }])).toThrow(RangeError);
    expect(reviewBeads(story.versions, [])).toEqual([]);
  });
});

/** `version` with segments that must not be read outside `run`. */
function guarded(version: AlignVersion, [from, to]: Run): AlignVersion {
  const segments = version.segments.map((segment, k) =>
    k >= from && k < to
      ? segment
      : Object.defineProperty({ ...segment }, 'sentences', {
          get: () => {
            throw new Error(`segment ${k} was read`);
          },
        }),
  );
  return { ...version, segments };
}

describe('alignWindow', () => {
  const runs: Run[] = [
    [100, 140],
    [100, 140],
  ];

  it('finds the rows of a window again, helped by the beads around it', () => {
    const standing = story.beads.filter((_, k) => k < 100 || k >= 140);
    const found = alignWindow(story.versions, runs, { standing });
    expect(found.map((bead) => bead.runs)).toEqual(story.beads.slice(100, 140).map((bead) => bead.runs));
  });

  it('reads nothing beyond the window and its context', () => {
    const standing = story.beads.filter((_, k) => k < 100 || k >= 140);
    const versions = story.versions.map((version) => guarded(version, [80, 160]));
    expect(alignWindow(versions, runs, { standing, context: 1500 }).length).toBeGreaterThan(30);
    expect(() => alignWindow(versions, runs, { standing })).toThrow('was read');
  });

  it('keeps pins, and answers for one side alone', () => {
    const pin = {
      runs: [
        [110, 112],
        [113, 114],
      ] as Run[],
    };
    const found = alignWindow(story.versions, runs, { pins: [pin] });
    expect(found.map((bead) => bead.runs)).toContainEqual(pin.runs);
    const gaps = alignWindow(story.versions, [
      [3, 6],
      [5, 5],
    ]);
    expect(gaps.map((bead) => bead.runs)).toEqual(
      [3, 4, 5].map((k) => [
        [k, k + 1],
        [5, 5],
      ]),
    );
    expect(() => alignWindow(story.versions, [[0, 1]])).toThrow(RangeError);
    expect(() =>
      alignWindow(story.versions, [
        [0, 1],
        [0, 9999],
      ]),
    ).toThrow(RangeError);
  });
});

describe('alignInside', () => {
  it('gives sentence beads that hold every sentence of the bead once, in order', () => {
    const pair: Run[] = [
      [20, 24],
      [20, 24],
    ];
    const beads = alignInside(story.versions, pair);
    const counts = story.versions.map(({ segments }) =>
      segments.slice(20, 24).reduce((sum, { sentences }) => sum + sentences.length, 0),
    );
    expect(beads.at(-1)!.runs.map(([, end]) => end)).toEqual(counts);
    expect(beads.filter(({ runs: [a, b] }) => a![1] > a![0] && b![1] > b![0]).length).toBeGreaterThan(3);
    expect(
      alignInside(story.versions, [
        [2, 2],
        [3, 3],
      ]),
    ).toEqual([]);
  });
});
