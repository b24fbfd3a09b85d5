import anyAscii from 'any-ascii';
import { foldWord, forEachWord, primary } from '../../text/index.ts';
import { stem } from '../features/features.ts';
import type { LexiconSource } from '../types.ts';

/** What one version has in a bead or a sentence bead. */
export interface Cell {
  /** BCP 47. */
  readonly language: string;
  /** All of the cell's text; '' for a gap. */
  readonly text: string;
}

/** A word of another cell that renders a word, as a half-open range of that cell's text. */
export interface Rendering {
  readonly start: number;
  readonly end: number;
  /** How sure it is, 0 to 1: of those at 0.8 about eight in ten are right. */
  readonly certainty: number;
}

export interface RenderedWord {
  readonly start: number;
  readonly end: number;
  /** For each cell, its own included, the renderings in it, surest first; empty where there is none to be sure of. */
  readonly renderings: readonly (readonly Rendering[])[];
}

/** Words of a cell that are looked at. */
const WORDS_MAX = 600;
/** t of words that are the same, begin alike, or sound alike; as in the base lexicon, coarse. */
const SAME = 0.7;
const SIMILAR = 0.12;
const PREFIX = 4;
/** What a Han word gets that has characters in common with a rendering, by the share that they have in common. */
const PART = 0.5;
/** Weight of "no word at all". */
const NULL = 0.06;
/** How fast a word's chance falls with its distance from the diagonal (Dyer et al. 2013), for words of full meaning. */
const TENSION = 4;
/** Below this, nothing is said; and of several renderings only those with this share of the surest. */
const SURE = 0.45;
const BESIDE = 0.5;

/**
 * For each word of each cell its likely renderings in the other cells, with certainty: the geometric mean of both directions' posteriors
 * under IBM model 2 with a fixed distortion (Dyer et al. 2013), over `lexicon` (shipped, learned on the work by `learnLexicon`, or both by
 * `withLearned`), cognates and equal words. Quadratic in the words of a cell, of which 600 are looked at.
 *
 * @returns for each cell its words in order
 */
export function renderings(cells: readonly Cell[], lexicon?: LexiconSource): RenderedWord[][] {
  const words = cells.map(wordsOf);
  const found = words.map((list) => list.map(() => cells.map((): Rendering[] => [])));
  for (let a = 0; a < cells.length; a++) {
    for (let b = a + 1; b < cells.length; b++) {
      for (const { i, j, certainty } of links(cells, words, a, b, lexicon)) {
        const [x, y] = [words[a]![i]!, words[b]![j]!];
        found[a]![i]![b]!.push({ start: y.start, end: y.end, certainty });
        found[b]![j]![a]!.push({ start: x.start, end: x.end, certainty });
      }
    }
  }
  return words.map((list, v) =>
    list.map(({ start, end }, k) => ({ start, end, renderings: found[v]![k]!.map(surest) })),
  );
}

function surest(all: Rendering[]): Rendering[] {
  const sorted = all.toSorted((x, y) => y.certainty - x.certainty || x.start - y.start);
  return sorted.filter(({ certainty }) => certainty >= BESIDE * sorted[0]!.certainty);
}

interface CellWord {
  readonly start: number;
  readonly end: number;
  readonly form: string;
  readonly stem: string;
  /** In Latin letters, for comparing beginnings; '' where that says nothing. */
  readonly latin: string;
}

const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]+$/u;

function wordsOf({ text, language }: Cell): CellWord[] {
  const found: CellWord[] = [];
  forEachWord(text, language, (start, end) => {
    if (found.length >= WORDS_MAX) return;
    const form = foldWord(text.slice(start, end));
    if (form === '') return;
    const latin = UNSPACED.test(form) ? '' : anyAscii(form).toLowerCase();
    found.push({ start, end, form, stem: stem(form), latin });
  });
  return found;
}

interface Link {
  readonly i: number;
  readonly j: number;
  readonly certainty: number;
}

function links(
  cells: readonly Cell[],
  words: readonly (readonly CellWord[])[],
  a: number,
  b: number,
  lexicon: LexiconSource | undefined,
): Link[] {
  const [from, to] = [words[a]!, words[b]!];
  const [m, n] = [from.length, to.length];
  if (m === 0 || n === 0) return [];
  const [langA, langB] = [cells[a]!.language, cells[b]!.language];
  const there = table(from, to, langA, langB, lexicon);
  const back = table(to, from, langB, langA, lexicon);
  // posterior of i for each j in `there`, of j for each i in `back`, both weighed by the distance from the diagonal
  const sumsJ = new Float64Array(n).fill(NULL);
  const sumsI = new Float64Array(m).fill(NULL);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const near = Math.exp(-TENSION * Math.abs((i + 0.5) / m - (j + 0.5) / n));
      sumsJ[j]! += there[i * n + j]! *= near;
      sumsI[i]! += back[j * m + i]! *= near;
    }
  }
  const found: Link[] = [];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const both = (there[i * n + j]! / sumsJ[j]!) * (back[j * m + i]! / sumsI[i]!);
      if (both >= SURE * SURE) found.push({ i, j, certainty: Math.sqrt(both) });
    }
  }
  return found;
}

/** t(to[j] | from[i]) at [i * to.length + j]. */
function table(
  from: readonly CellWord[],
  to: readonly CellWord[],
  languageFrom: string,
  languageTo: string,
  lexicon: LexiconSource | undefined,
): Float64Array {
  const lookup = lexicon?.lookup(languageFrom, languageTo) ?? null;
  const related = primary(languageFrom) === primary(languageTo);
  const found = new Float64Array(from.length * to.length);
  const rows = new Map<string, Float64Array>();
  from.forEach((word, i) => {
    let row = rows.get(word.form);
    if (!row) {
      const known = lookup ? new Map(lookup(word.form)) : new Map<string, number>();
      row = Float64Array.from(to, (other) =>
        Math.max(likeness(word, other, related), known.size > 0 ? weight(known, other) : 0),
      );
      rows.set(word.form, row);
    }
    found.set(row, i * to.length);
  });
  return found;
}

function likeness(a: CellWord, b: CellWord, related: boolean): number {
  if (a.form === b.form && (related || a.form.length >= PREFIX || /^\p{N}/u.test(a.form))) return SAME;
  if (a.latin.length < PREFIX || b.latin.length < PREFIX) return 0;
  if (a.latin === b.latin) return SAME;
  return a.latin.slice(0, PREFIX) === b.latin.slice(0, PREFIX) ? SIMILAR : 0;
}

/** How much the renderings `known` of a word speak for `other`. */
function weight(known: ReadonlyMap<string, number>, other: CellWord): number {
  const whole = known.get(other.form) ?? known.get(other.stem);
  if (whole !== undefined) return whole;
  if (!UNSPACED.test(other.form)) return other.form.length > PREFIX ? stemWeight(known, other.stem) : 0;
  let best = 0;
  for (const [word, value] of known) {
    if (!UNSPACED.test(word)) continue;
    const [short, long] = word.length <= other.form.length ? [word, other.form] : [other.form, word];
    if (long.includes(short)) best = Math.max(best, (PART * value * short.length) / long.length);
  }
  return best;
}

/** Dictionaries have head words, texts inflected ones: they meet in their beginnings. */
function stemWeight(known: ReadonlyMap<string, number>, beginning: string): number {
  let best = 0;
  for (const [word, value] of known) if (value > best && stem(word) === beginning) best = value;
  return best;
}
