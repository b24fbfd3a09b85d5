/** What people really feed to an aligner: wrong languages, halves, summaries, poems. Each gets a sane answer, with scores that say how far. */
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { align, checkAlignment } from '../../align/index.ts';
import type { AlignSegment, AlignVersion, Alignment } from '../../align/index.ts';
import { declaration, linesVersion } from '../../bench/engine/texts.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { sampleVersions } from './seeded-errors.ts';

vi.setConfig({ testTimeout: 60_000 });

const lexicons = join(import.meta.dirname, '..', '..', 'assets', 'lexicons');
const [english, spanish] = sampleVersions('ruth', ['en', 'es']) as [AlignVersion, AlignVersion];
const count = english.segments.length;
const part = (version: AlignVersion, from: number, to = count): AlignSegment[] => version.segments.slice(from, to);
const as = (language: string, segments: readonly AlignSegment[]): AlignVersion => ({ language, segments });

function sound(versions: readonly AlignVersion[]): Alignment {
  const alignment = align(versions);
  expect(checkAlignment(versions, alignment)).toEqual([]);
  return alignment;
}

const twoSided = ({ beads }: Alignment) => beads.filter(({ runs }) => runs.every(([from, to]) => to > from));

/** How many beads hold segment k of the first version and `place(k)` of the second, and nothing else. */
function right(alignment: Alignment, place: (k: number) => number): number {
  return alignment.beads.filter(({ runs: [a, b] }) => {
    const single = a![1] - a![0] === 1 && b![1] - b![0] === 1;
    return single && place(a![0]) === b![0];
  }).length;
}

describe('odd input', () => {
  it('two versions in one language', () => {
    const revised = part(english, 0).map((segment) => ({
      ...segment,
      text: segment.text.replaceAll('said to', 'told'),
    }));
    const cut = revised.map((segment): AlignSegment => ({ ...segment, sentences: [[0, segment.text.length]] }));
    const alignment = sound([english, as('en', cut)]);
    expect(right(alignment, (k) => k)).toBeGreaterThan(count * 0.97);
    expect(alignment.relations[0]!.verdict).toBe('translation');
  });

  it.each([
    ['und', 'und'],
    ['ja', 'es'],
    ['es', 'en'],
    ['en', 'en'],
    ['', 'no-such-language'],
  ])('languages wrongly given: %s and %s', (a, b) => {
    const alignment = sound([as(a, english.segments), as(b, spanish.segments)]);
    expect(right(alignment, (k) => k)).toBeGreaterThan(count * 0.9);
  });

  it('a text against itself', () => {
    const alignment = sound([spanish, spanish]);
    expect(right(alignment, (k) => k)).toBe(count);
    expect(alignment.beads.every(({ score }) => score > 0.9)).toBe(true);
  });

  it('a text against its own summary in another language: related at most, and nothing forced', () => {
    const kept = [0, 5, 11, 17, 23, 29, 35, 41, 47, 53, 59, 65, 71, 77, 83];
    const summary = as(
      'es',
      kept.map((k) => spanish.segments[k]!),
    );
    const alignment = sound([english, summary]);
    expect(alignment.relations[0]!.verdict).not.toBe('translation');
    const wrong = twoSided(alignment).filter(({ runs: [a, b] }) => kept[b![0]] !== a![0]);
    expect(wrong.filter(({ score }) => score > 0.5)).toEqual([]);
  });

  it('a translation that lacks every third paragraph', () => {
    const kept = spanish.segments.flatMap((_, k) => (k % 3 === 0 ? [] : [k]));
    const gappy = as(
      'es',
      kept.map((k) => spanish.segments[k]!),
    );
    const alignment = align([english, gappy], { lexicon: loadLexicons(lexicons) });
    expect(right(alignment, (k) => kept.indexOf(k))).toBeGreaterThan(kept.length * 0.85);
  });

  it('paragraphs in reversed order are not forced together with confidence', () => {
    const alignment = sound([english, as('es', spanish.segments.toReversed())]);
    const wrong = twoSided(alignment).filter(({ runs: [a, b] }) => b![0] !== count - 1 - a![0]);
    expect(wrong.filter(({ score }) => score > 0.8).length).toBeLessThan(count * 0.05);
    expect(alignment.relations[0]!.verdict).not.toBe('translation');
  });

  it('one side empty', () => {
    const alignment = sound([english, as('es', [])]);
    expect(alignment.beads).toHaveLength(count);
    expect(alignment.relations[0]!.verdict).not.toBe('translation');
    expect(align([as('en', []), as('es', [])]).beads).toEqual([]);
  });

  it('one side a hundred times longer: no translation, and nothing forced', () => {
    const joseph = sampleVersions('joseph', ['es'])[0]!;
    const long = as('es', [...joseph.segments, ...spanish.segments]);
    const few = [40, 41, 42, 43, 44];
    const short = as(
      'en',
      few.map((k) => english.segments[k]!),
    );
    const alignment = sound([short, long]);
    expect(alignment.relations[0]!.verdict).not.toBe('translation');
    const wrong = twoSided(alignment).filter(({ runs: [a, b] }) => b![0] !== joseph.segments.length + few[a![0]]!);
    expect(wrong.filter(({ score }) => score > 0.5)).toEqual([]);
  });

  it('two languages in one text', () => {
    const half = 45;
    const a = as('en', [...part(english, 0, half), ...part(spanish, half)]);
    const b = as('es', [...part(spanish, 0, half), ...part(english, half)]);
    expect(right(sound([a, b]), (k) => k)).toBeGreaterThan(count * 0.85);
  });

  it('lines without sentence ends, as in poems', () => {
    const bare = ({ language, segments }: AlignVersion) =>
      linesVersion(
        language,
        segments.map(({ text }) => text.replace(/[.,;:!?«»“”¿¡]/gu, '')),
      );
    expect(right(sound([bare(english), bare(spanish)]), (k) => k)).toBeGreaterThan(count * 0.9);
  });

  it('a script without spaces or sentence ends: Thai', () => {
    const [en, th] = ['eng', 'tha'].map((code) => declaration(code).flat());
    const alignment = sound([linesVersion('en', en!), linesVersion('th', th!)]);
    const heading = /^(?:Article|ข้อ) (\d+)$/;
    const numbers = (lines: readonly string[]) => lines.map((line) => heading.exec(line)?.[1] ?? null);
    const [a, b] = [numbers(en!), numbers(th!)];
    const matched = alignment.beads.filter(({ runs: [x, y] }) => x![1] > x![0] && y![1] > y![0] && a[x![0]] !== null);
    expect(matched.length).toBeGreaterThan(20);
    expect(matched.filter(({ runs: [x, y] }) => a[x![0]] === b[y![0]]).length).toBeGreaterThan(matched.length * 0.9);
  });

  it.each([
    ['first', 45, count],
    ['second', 0, 45],
  ])('the %s half of the book is missing', (_, from, to) => {
    const alignment = sound([english, as('es', part(spanish, from, to))]);
    expect(right(alignment, (k) => (k >= from && k < to ? k - from : -1))).toBeGreaterThan((to - from) * 0.9);
  });
});
