import { describe, expect, it } from 'vitest';
import { align, checkAlignment } from '../index.ts';
import type { AlignSegment, AlignVersion } from '../index.ts';
import { readSentences } from '../features/features.ts';
import { PairAligner } from './pair.ts';
import { Ticker } from '../progress.ts';

const SYLLABLES = ['ba', 'ke', 'di', 'mo', 'ru', 'sa', 'te', 'li', 'no', 'vu'];

/** A made-up word for each number, and clauses of six of them. */
const word = (n: number): string =>
  [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 10].map((k) => SYLLABLES[k]).join('');
const clause = (n: number): string => Array.from({ length: 6 }, (_, k) => word((n * 37 + k * k * 11) % 1000)).join(' ');

const line = (text: string): AlignSegment => ({
  text,
  kind: 'paragraph',
  level: 0,
  paratext: false,
  sentences: [[0, text.length]],
});
const version = (language: string, lines: readonly string[]): AlignVersion => ({
  language,
  segments: lines.map(line),
});

/** `clauses` clauses as sentences of their own, and those [from, from + count) as one sentence. */
const apart = (clauses: number) => Array.from({ length: clauses }, (_, n) => `${clause(n)}.`);
const together = (clauses: number, from: number, count: number) => [
  ...apart(from),
  `${Array.from({ length: count }, (_, k) => clause(from + k)).join(', ')}.`,
  ...apart(clauses).slice(from + count),
];

describe.each([6, 8, 11])('one sentence that the other version makes %i of', (count) => {
  const long = version('en', together(60, 24, count));
  const short = version('en', apart(60));

  it.each([
    ['first', [long, short], 0, 1],
    ['second', [short, long], 1, 0],
  ] as const)('is one bead where it stands in the %s', (_, versions, one, many) => {
    const alignment = align(versions);
    expect(checkAlignment(versions, alignment)).toEqual([]);
    const bead = alignment.beads.find(({ runs }) => runs[one]![0] === 24)!;
    expect(bead.runs[one]).toEqual([24, 25]);
    expect(bead.runs[many]).toEqual([24, 24 + count]);
    expect(alignment.beads).toHaveLength(60 - count + 1);
  });
});

it('takes in nothing that the other version lacks', () => {
  const versions = [
    version('en', [...together(60, 24, 5).slice(0, 25), ...together(60, 24, 5).slice(25)]),
    version('en', [...apart(29), ...apart(70).slice(60), ...apart(60).slice(29)]),
  ];
  const alignment = align(versions);
  const bead = alignment.beads.find(({ runs }) => runs[0]![0] === 24)!;
  expect(bead.runs[1]).toEqual([24, 29]);
  expect(alignment.beads.filter(({ runs }) => runs[0]![0] === runs[0]![1])).toHaveLength(10);
});

it.each([
  [
    [1, 3, 3, 3, 1, 8, 18, 2, 1, 2],
    [2, 2, 1, 9, 1, 1, 1, 18],
  ],
  [
    [10, 15, 20, 1, 15, 1, 1, 1, 18, 2],
    [1, 4, 3, 3, 6, 3, 1, 2],
  ],
])('changes no bead twice: sentences of %j and %j words without one in common stand in one bead each', (a, b) => {
  let next = 0;
  const [one, other] = [a, b].map((counts) => {
    const lines = counts.map((count) => `${Array.from({ length: count }, () => word(next++)).join(' ')}.`);
    const { segments } = version('en', lines);
    return readSentences({ language: 'en', segments }, [...segments.keys()], new Ticker(undefined));
  });
  const pair = new PairAligner(one!, other!, new Ticker(undefined));
  pair.train([{ i0: 0, i1: a.length, j0: 0, j1: b.length }], [], 0, 1);
  const starts = pair.beads.map(({ a0, b0 }) => [a0, b0]);
  const ends = pair.beads.map(({ a1, b1 }) => [a1, b1]);
  expect([...starts, [a.length, b.length]]).toEqual([[0, 0], ...ends]);
});
