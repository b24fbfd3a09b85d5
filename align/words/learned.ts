import { primary } from '../../text/index.ts';
import { baseLexicon } from './cognates.ts';
import { readSentences, stem } from '../features/features.ts';
import type { Sentences } from '../features/sentences.ts';
import { PairRoom } from './em.ts';
import { learn } from './learn.ts';
import { unigrams } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { Ticker } from '../progress.ts';
import type { AlignOptions, AlignVersion, LexiconSource } from '../types.ts';
import { TokenClass } from '../features/vocabulary.ts';

/** Word pairs learned from texts that correspond, small enough to be stored as JSON: the likeliest come first. */
export interface LearnedLexicon {
  readonly format: 1;
  /** BCP 47 primary languages. */
  readonly a: string;
  readonly b: string;
  /** Folded words of both languages (long ones by their stems, Han by characters), t(b | a) and t(a | b) in thousandths. */
  readonly pairs: readonly (readonly [wordA: string, wordB: string, ab: number, ba: number])[];
}

export interface LearnOptions extends Pick<AlignOptions, 'lexicon' | 'onProgress'> {
  /** Most pairs kept; 8,000 where not said: some 200 kB of JSON. */
  readonly limit?: number;
}

const LIMIT = 8000;
/** Least geometric mean of t(b | a) and t(a | b) that makes a pair worth keeping. */
const PAIR_MIN = 0.05;
/** Texts that a word must have stood in on both sides: once is chance. */
const COUNT_MIN = 2;

/**
 * Learns word pairs from `rows`, texts in language `a` with their counterparts in `b`: the sentence beads of a work, or all beads of the
 * library that the user has confirmed. IBM model 1 in both directions, started from cognates and `lexicon`. Time and memory are linear
 * in the texts; of very long ones a sample is read. `onProgress` may throw to cancel.
 */
export function learnLexicon(
  a: string,
  b: string,
  rows: readonly (readonly [textA: string, textB: string])[],
  options: LearnOptions = {},
): LearnedLexicon {
  const ticker = new Ticker(options.onProgress);
  ticker.stage('comparing', 0, 0.3);
  const [textA, textB] = [column(a, rows, 0, ticker), column(b, rows, 1, ticker)];
  const base = baseLexicon(textA, textB, (units) => ticker.tick(units, 1), options.lexicon);
  const beads = rows.map((_, k) => ({ a0: k, a1: k + 1, b0: k, b1: k + 1 }));
  ticker.stage('learning', 0.3, 0.6);
  const room = new PairRoom();
  const ab = learn(textA, textB, beads, base.forward(), unigrams(textB), false, room, ticker);
  ticker.stage('learning', 0.6, 1);
  const ba = learn(textB, textA, beads, base.backward(), unigrams(textA), true, room, ticker);
  return {
    format: 1,
    a: primary(a),
    b: primary(b),
    pairs: bestPairs(textA, textB, ab, ba, options.limit ?? LIMIT),
  };
}

function column(
  language: string,
  rows: readonly (readonly [string, string])[],
  side: 0 | 1,
  ticker: Ticker,
): Sentences {
  const version: AlignVersion = {
    language,
    segments: rows.map((row) => ({
      text: row[side],
      kind: 'paragraph',
      level: 0,
      paratext: false,
      sentences: [[0, row[side].length]],
    })),
  };
  return readSentences(
    version,
    rows.map((_, k) => k),
    ticker,
  );
}

function bestPairs(a: Sentences, b: Sentences, ab: Lexicon, ba: Lexicon, limit: number): LearnedLexicon['pairs'] {
  const back = new Map<number, number>();
  const width = a.vocabulary.size;
  for (let v = 0; v < b.vocabulary.size; v++)
    for (let e = ba.start[v]!; e < ba.start[v + 1]!; e++) back.set(v * width + ba.word[e]!, ba.weight[e]!);
  const found: { u: number; v: number; ab: number; ba: number; worth: number }[] = [];
  for (let u = 0; u < width; u++) {
    if (!isWord(a, u)) continue;
    for (let e = ab.start[u]!; e < ab.start[u + 1]!; e++) {
      const v = ab.word[e]!;
      const there = ab.weight[e]!;
      const here = back.get(v * width + u) ?? 0;
      const both = Math.sqrt(there * here);
      if (both < PAIR_MIN || !isWord(b, v)) continue;
      const count = Math.min(a.vocabulary.counts[u]!, b.vocabulary.counts[v]!);
      if (count >= COUNT_MIN) found.push({ u, v, ab: there, ba: here, worth: both * Math.log(1 + count) });
    }
  }
  found.sort((x, y) => y.worth - x.worth || x.u - y.u || x.v - y.v);
  const thousandths = (weight: number) => Math.round(weight * 1000);
  return found
    .slice(0, limit)
    .map((pair) => [
      a.vocabulary.tokens[pair.u]!,
      b.vocabulary.tokens[pair.v]!,
      thousandths(pair.ab),
      thousandths(pair.ba),
    ]);
}

function isWord({ vocabulary }: Sentences, id: number): boolean {
  const tokenClass = vocabulary.classes[id];
  return tokenClass === TokenClass.word || tokenClass === TokenClass.character;
}

type Rendering = readonly [word: string, weight: number];
type Lookup = NonNullable<ReturnType<LexiconSource['lookup']>>;

/** What was learned, in the form that the engine asks lexicons in, beside `other`: of a pair that both know the greater weight counts. */
export function withLearned(learned: readonly LearnedLexicon[], other?: LexiconSource): LexiconSource {
  const tables = new Map<string, Map<string, Rendering[]>>();
  const put = (from: string, to: string, word: string, rendering: Rendering): void => {
    const key = `${from} ${to}`;
    const table = tables.get(key) ?? new Map<string, Rendering[]>();
    tables.set(key, table);
    const row = table.get(word);
    table.set(word, row ? [...merged(row, [rendering])] : [rendering]);
  };
  for (const { a, b, pairs } of learned) {
    for (const [wordA, wordB, ab, ba] of pairs) {
      put(a, b, wordA, [wordB, ab / 1000]);
      if (a !== b) put(b, a, wordB, [wordA, ba / 1000]);
    }
  }
  return {
    lookup(from, to) {
      const table = tables.get(`${primary(from)} ${primary(to)}`);
      const rest = other?.lookup(from, to) ?? null;
      if (!table) return rest;
      const known: Lookup = (word) => table.get(word) ?? table.get(stem(word)) ?? [];
      return rest ? (word) => merged(known(word), rest(word)) : known;
    },
  };
}

function merged(first: readonly Rendering[], second: readonly Rendering[]): readonly Rendering[] {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const weights = new Map(first);
  for (const [word, weight] of second) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  return [...weights];
}
