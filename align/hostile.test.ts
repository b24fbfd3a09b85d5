import { describe, expect, it, vi } from 'vitest';
import { align, checkAlignment, groupVersions, relate } from './index.ts';
import type { AlignVersion } from './index.ts';

// hostile, not slow: but a busy machine may take its time
vi.setConfig({ testTimeout: 60_000 });

const version = (language: string, lines: readonly string[]): AlignVersion => ({
  language,
  segments: lines.map((text) => ({
    text,
    kind: 'paragraph',
    level: 0,
    paratext: false,
    sentences: text === '' ? [] : [[0, text.length]],
  })),
});
const repeat = (count: number, line: (k: number) => string) => Array.from({ length: count }, (_, k) => line(k));

/** Words that look like a language's, the same for the same numbers. */
function babble(seed: number, alphabet: string): string {
  let state = (seed * 2654435761) >>> 0;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const word = () => repeat(2 + next(7), () => alphabet[next(alphabet.length)]!).join('');
  return `${repeat(4 + next(14), word).join(' ')}.`;
}
const latin = (k: number) => babble(k, 'aeionrtlsc');
const greek = (k: number) => babble(k + 50_000, 'αεηιοντσκλ');

function soundAlignment(versions: readonly AlignVersion[]) {
  const alignment = align(versions);
  expect(checkAlignment(versions, alignment)).toEqual([]);
  return alignment;
}

/** What is wrong with the alignment of `versions`. */
const problems = (versions: readonly AlignVersion[]) => checkAlignment(versions, align(versions));

describe('hostile and odd input', () => {
  it('takes a sentence of a million words', () => {
    const monster = version('en', ['word '.repeat(1_000_000)]);
    expect(problems([monster, version('it', repeat(50, latin))])).toEqual([]);
  });

  it('takes thousands of empty segments', () => {
    expect(
      problems([
        version(
          'en',
          repeat(4_000, () => ''),
        ),
        version(
          'it',
          repeat(4_000, () => ''),
        ),
      ]),
    ).toEqual([]);
  });

  it('takes a segment of many empty sentences', () => {
    const empty: AlignVersion = {
      language: 'en',
      segments: [
        {
          text: '',
          kind: 'paragraph',
          level: 0,
          paratext: false,
          sentences: repeat(4_000, () => [0, 0] as const as never) as never,
        },
      ],
    };
    expect(problems([empty, empty])).toEqual([]);
  });

  it('takes the same line over and over', () => {
    expect(
      problems([
        version(
          'en',
          repeat(600, () => 'La la la 7.'),
        ),
        version(
          'it',
          repeat(600, () => 'La la la 7.'),
        ),
      ]),
    ).toEqual([]);
  });

  it('takes one side that is empty, or a hundred times longer', () => {
    expect(problems([version('en', []), version('it', repeat(5, latin)), version('fr', [])])).toEqual([]);
    const { relations } = soundAlignment([version('en', repeat(10, latin)), version('it', repeat(1000, greek))]);
    expect(relations[0]!.verdict).not.toBe('translation');
  });

  it('takes languages that are unknown, wrong or the same', () => {
    const lines = repeat(40, latin);
    for (const language of ['und', '', 'zz-ZZ-x-nonsense', 'ja'])
      expect(problems([version(language, lines), version('it', lines)])).toEqual([]);
  });
});

describe('a text against itself', () => {
  it('is aligned one to one and surely', () => {
    const lines = repeat(200, latin);
    const { beads, relations } = soundAlignment([version('it', lines), version('it', lines)]);
    expect(beads).toHaveLength(200);
    expect(relations[0]).toMatchObject({ verdict: 'translation' });
    expect(Math.min(...beads.map(({ score }) => score))).toBeGreaterThan(0.9);
  });

  it('is found again where its first half is missing', () => {
    const lines = repeat(200, latin);
    const { beads } = soundAlignment([version('it', lines), version('it', lines.slice(100))]);
    const right = beads.filter(({ runs: [a, b] }) => b![1] > b![0] && a![0] === b![0] + 100 && a![1] === b![1] + 100);
    expect(right.length).toBeGreaterThan(97);
  });

  it('is found behind a preface of 300 paragraphs', () => {
    const lines = repeat(300, latin);
    const preface = repeat(300, (k) => latin(k + 9000));
    const { beads } = soundAlignment([version('it', [...preface, ...lines]), version('it', lines)]);
    const right = beads.filter(({ runs: [a, b] }) => b![1] > b![0] && a![0] === b![0] + 300 && a![1] === b![1] + 300);
    expect(right.length).toBeGreaterThan(295);
  });
});

describe('texts that are no translations', () => {
  it('get low scores, a verdict, and the reason', () => {
    const { beads, relations } = soundAlignment([version('it', repeat(150, latin)), version('el', repeat(150, greek))]);
    expect(relations[0]!.verdict).not.toBe('translation');
    const forced = beads.filter(({ runs: [a, b] }) => a![1] > a![0] && b![1] > b![0]);
    expect(forced.every(({ score }) => score < 0.5)).toBe(true);
    expect(forced.every(({ reasons }) => reasons.some(({ code }) => code === 'related'))).toBe(true);
  });

  it('are told by relate as well', () => {
    const text = version('it', repeat(100, latin));
    expect(relate(text, text).verdict).toBe('translation');
    expect(relate(text, version('el', repeat(100, greek))).verdict).not.toBe('translation');
    expect(relate(text, version('en', [])).verdict).not.toBe('translation');
  });
});

describe('groupVersions', () => {
  it('puts copies of a work together, each text into one group', () => {
    const works = [0, 1, 2].map((work) => repeat(60, (k) => latin(work * 1000 + k)));
    const texts = works.flatMap((lines) => [
      version('it', lines),
      version(
        'fr',
        lines.map((line) => `${line} bis`),
      ),
    ]);
    expect(groupVersions(texts)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
    expect(groupVersions([])).toEqual([]);
  });
});
