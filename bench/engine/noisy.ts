/** A noisy N-way set with known answers, made from the Universal Declaration: what files found in the wild do to a text. */
import type { AlignVersion, Run } from '../../align/index.ts';
import { splitSentences } from '../../text/index.ts';
import { FURNITURE } from './furniture.ts';
import { declaration, unit } from './texts.ts';

/** The Declaration's own code of a language, and BCP 47's. */
export type NoisyLanguage = readonly [code: string, language: string];

const LANGUAGES: readonly NoisyLanguage[] = [
  ['eng', 'en'],
  ['ita', 'it'],
  ['deu_1996', 'de'],
  ['fra', 'fr'],
  ['rus', 'ru'],
  ['jpn', 'ja'],
];
const RATES = { gap: 0.02, join: 0.05, split: 0.03, furniture: 0.015 };
export interface NoisySet {
  readonly versions: readonly AlignVersion[];
  /** One run per version, over segments. */
  readonly rows: readonly (readonly Run[])[];
}

const ARTICLES = 30;

/**
 * Paragraphs of all languages that correspond one to one: sections whose counts differ anywhere are left out. Of other languages than
 * LANGUAGES only the articles are taken: titles and preambles are cut up differently.
 */
function parallel(languages: readonly NoisyLanguage[]): string[][] {
  const texts = languages.map(([code]) => declaration(code).slice(languages === LANGUAGES ? 0 : -ARTICLES));
  const sections = texts[0]!.flatMap((section, k) =>
    texts.every((text) => text[k]?.length === section.length) ? [k] : [],
  );
  return texts.map((text) => sections.flatMap((k) => text[k]!));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A segment of a noisy version: its text and the paragraphs that it comes from; none for furniture. */
interface Piece {
  readonly text: string;
  readonly from: readonly number[];
}

function disturb(paragraphs: readonly string[], language: string, random: () => number): Piece[] {
  const pieces: Piece[] = [];
  for (let k = 0; k < paragraphs.length; k++) {
    if (random() < RATES.furniture) {
      const lines = FURNITURE[language]!;
      pieces.push({ text: lines[Math.floor(random() * lines.length)]!, from: [] });
    }
    if (random() < RATES.gap) continue;
    const text = paragraphs[k]!;
    if (random() < RATES.join && k + 1 < paragraphs.length) {
      pieces.push({ text: `${text} ${paragraphs[k + 1]!}`, from: [k, k + 1] });
      k++;
    } else if (random() < RATES.split) pieces.push(...split(text, language).map((part) => ({ text: part, from: [k] })));
    else pieces.push({ text, from: [k] });
  }
  return pieces;
}

/** In two at a sentence's end, else at a comma near the middle. */
function split(text: string, language: string): string[] {
  const spans = splitSentences(text, language);
  const commas = Array.from(text.matchAll(/[,;、，；]\s?/g), (match) => match.index + match[0].length);
  const half = text.length / 2;
  const nearest = commas.toSorted((x, y) => Math.abs(x - half) - Math.abs(y - half))[0];
  const cut = spans.length > 1 ? spans[Math.floor(spans.length / 2)]![0] : nearest;
  return cut === undefined || cut === 0 || cut >= text.length
    ? [text]
    : [text.slice(0, cut).trim(), text.slice(cut).trim()];
}

/** The versions `chosen` (by number in `languages`) of the set that `seed` stands for, and the beads of just these. */
export function noisySet(seed: number, chosen: readonly number[], languages = LANGUAGES): NoisySet {
  const texts = parallel(languages).map((paragraphs, v) => ({ language: languages[v]![1], paragraphs }));
  return disturbed(texts, seed, chosen);
}

export interface ParallelText {
  /** One of those that FURNITURE has lines for. */
  readonly language: string;
  /** As many as the other texts have, one for one. */
  readonly paragraphs: readonly string[];
}

/** `texts` with the noise that `seed` stands for; of these the versions `chosen`, and their beads. */
export function disturbed(texts: readonly ParallelText[], seed: number, chosen: readonly number[]): NoisySet {
  const random = randomNumbers(seed);
  const all = texts.map(({ paragraphs, language }) => disturb(paragraphs, language, random));
  const noisy = chosen.map((v) => all[v]!);
  const versions = chosen.map((v) => {
    const { language } = texts[v]!;
    return { language, segments: all[v]!.map(({ text }) => unit(text, { sentences: splitSentences(text, language) })) };
  });
  return { versions, rows: rowsOf(noisy) };
}

/** Beads that follow: pieces that share a paragraph, whatever the version, are in one. */
function rowsOf(noisy: readonly (readonly Piece[])[]): Run[][] {
  const last = Math.max(...noisy.flatMap((pieces) => pieces.flatMap(({ from }) => from)));
  const at = noisy.map(() => 0);
  const rows: Run[][] = [];
  const take = (ends: readonly number[]): void => {
    rows.push(ends.map((end, v): Run => [at[v]!, end]));
    ends.forEach((end, v) => (at[v] = end));
  };
  const furniture = (): void => {
    noisy.forEach((pieces, v) => {
      while (pieces[at[v]!]?.from.length === 0) take(at.map((end, w) => (w === v ? end + 1 : end)));
    });
  };
  for (let k = 0; k <= last;) {
    furniture();
    let until = k;
    const ends = [...at];
    for (let changed = true; changed;) {
      changed = false;
      noisy.forEach((pieces, v) => {
        for (let next = pieces[ends[v]!]; next && (next.from[0] ?? Infinity) <= until; next = pieces[ends[v]!]) {
          ends[v]!++;
          until = Math.max(until, next.from.at(-1)!);
          changed = true;
        }
      });
    }
    if (ends.some((end, v) => end > at[v]!)) take(ends);
    k = until + 1;
  }
  furniture();
  return rows;
}
