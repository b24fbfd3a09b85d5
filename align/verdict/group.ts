import { primary } from '../../text/index.ts';
import { Ticker } from '../progress.ts';
import type { Sentences } from '../features/sentences.ts';
import { head, longHead, translationScore } from './relate.ts';
import { SignatureIndex, signature } from './signature.ts';
import type { AlignOptions, AlignVersion, LexiconSource } from '../types.ts';

/** Texts, by number in the order given, that are versions of one work. */
export type Group = readonly number[];

export interface GroupOptions extends Pick<AlignOptions, 'onProgress' | 'lexicon'> {
  /** For each text what its file is called, less the language; '' says nothing. Equal names are evidence, no more. */
  readonly names?: readonly string[];
}

/**
 * Other texts that each is held against: so many of other languages, shared out evenly, since the likeness of texts depends on what the
 * lexicons know of their languages, but at least one of each.
 */
const CANDIDATES = 3;
/** Candidates less like a text than this are left alone; of its own language, where all share more words, than the other. */
const LIKENESS_MIN = 0.03;
const LIKENESS_SAME = 0.3;
/** Least probability that puts two texts into one work. */
const TOGETHER = 0.5;
/** Most versions of a work. */
const VERSIONS_MAX = 12;
/** So few texts are all held against each other: signatures say little where there is nothing to compare with. */
const FEW = 6;

/** From this likeness on, two texts that are each other's likest in their languages are looked at more closely. */
const LIKENESS_CLOSER = 0.12;

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly like: number;
  /** Whether none of its language is liker to the other, for both. */
  readonly likest: boolean;
}

/**
 * Groups texts into works: those whose signatures are most alike are aligned by their beginnings, and what proves to be a
 * translation is put together, the likest first. Two texts of one language come into one work only if they are versions of each other
 * by themselves: two articles on one affair can't join by way of a third. Every text is in exactly one group; groups and their members
 * are in the order of the input. Looks closely at a few pairs per text and language, and at those of one name.
 */
export function groupVersions(texts: readonly AlignVersion[], options: GroupOptions = {}): Group[] {
  const ticker = new Ticker(options.onProgress);
  ticker.stage('comparing', 0, 1);
  const lexicon = options.lexicon && remembered(options.lexicon);
  const signatures = texts.map((text, k) => {
    ticker.tick(5_000_000, (0.3 * k) / texts.length);
    return signature(text, lexicon);
  });
  const heads = texts.map((text, k) => {
    ticker.tick(1_000_000, 0.3 + (0.2 * k) / texts.length);
    return head(text, ticker);
  });
  const languages = texts.map(({ language }) => primary(language));
  const named = (a: number, b: number): boolean => {
    const name = options.names?.[a] ?? '';
    return name !== '' && name === options.names?.[b];
  };
  const works = new Works(texts.length);
  const longHeads = new Map<number, Sentences>();
  const more = (k: number): Sentences => {
    const known = longHeads.get(k) ?? longHead(texts[k]!, ticker);
    longHeads.set(k, known);
    return known;
  };
  const scores = new Map<string, number>();
  const score = (a: number, b: number, closer = false): number => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    let known = scores.get(key);
    if (known === undefined) {
      const oneName = named(a, b) && languages[a] !== languages[b];
      known = translationScore(heads[a]!, heads[b]!, ticker, lexicon, oneName);
      if (known < TOGETHER && closer) {
        known = Math.max(known, translationScore(more(a), more(b), ticker, lexicon, oneName));
      }
      scores.set(key, known);
    }
    return known;
  };
  const fit = (a: number, b: number): boolean =>
    works
      .members(a)
      .every((x) => works.members(b).every((y) => languages[x] !== languages[y] || score(x, y) >= TOGETHER));
  const pairs = candidates(new SignatureIndex(signatures), languages, named, ticker);
  pairs.forEach(({ a, b, like, likest }, k) => {
    ticker.tick(10_000_000, 0.55 + (0.45 * k) / pairs.length);
    if (works.together(a, b) || works.members(a).length + works.members(b).length > VERSIONS_MAX) return;
    if (score(a, b, likest && like >= LIKENESS_CLOSER) >= TOGETHER && fit(a, b)) works.unite(a, b);
  });
  return works.groups();
}

/** Sets of texts that grow together. */
class Works {
  private readonly sets: number[][];

  constructor(count: number) {
    this.sets = Array.from({ length: count }, (_, k) => [k]);
  }

  members(k: number): readonly number[] {
    return this.sets[k]!;
  }

  together(a: number, b: number): boolean {
    return this.sets[a] === this.sets[b];
  }

  unite(a: number, b: number): void {
    const all = [...this.sets[a]!, ...this.sets[b]!].toSorted((x, y) => x - y);
    for (const k of all) this.sets[k] = all;
  }

  groups(): Group[] {
    return [...new Set(this.sets)];
  }
}

/** For each text the few others most like it, and those of its name; the likest pairs first. */
function candidates(
  index: SignatureIndex,
  languages: readonly string[],
  named: (a: number, b: number) => boolean,
  ticker: Ticker,
): Candidate[] {
  const few = languages.length <= FEW;
  const each = few ? FEW : Math.max(1, Math.ceil(CANDIDATES / Math.max(1, new Set(languages).size - 1)));
  const chosen = new Map<string, Candidate>();
  const best = new Set<string>();
  languages.forEach((language, k) => {
    ticker.tick(1_000_000, 0.5 + (0.05 * k) / languages.length);
    const likes = index.likenesses(k);
    const others = languages.flatMap((_, o) => (o === k ? [] : [o])).toSorted((x, y) => likes[y]! - likes[x]! || x - y);
    const taken = new Map<string, number>();
    for (const o of others) {
      const rank = taken.get(languages[o]!) ?? 0;
      taken.set(languages[o]!, rank + 1);
      if (rank === 0) best.add(`${k} ${o}`);
      const least = few ? 0 : languages[o] === language ? LIKENESS_SAME : LIKENESS_MIN;
      if ((rank >= each || likes[o]! < least) && !named(k, o)) continue;
      const [a, b] = k < o ? [k, o] : [o, k];
      chosen.set(`${a} ${b}`, { a, b, like: likes[o]!, likest: false });
    }
  });
  const likest = ({ a, b }: Candidate) => best.has(`${a} ${b}`) && best.has(`${b} ${a}`);
  return Array.from(chosen.values(), (pair) => ({ ...pair, likest: likest(pair) })).toSorted(
    (x, y) => y.like - x.like || x.a - y.a || x.b - y.b,
  );
}

/** Asks `source` for each pair of languages, and for each word, once. */
function remembered(source: LexiconSource): LexiconSource {
  type Lookup = ReturnType<LexiconSource['lookup']>;
  const lookups = new Map<string, Lookup>();
  return {
    lookup(from, to) {
      const pair = `${from} ${to}`;
      if (!lookups.has(pair)) lookups.set(pair, rememberedWords(source.lookup(from, to)));
      return lookups.get(pair)!;
    },
  };
  function rememberedWords(lookup: Lookup): Lookup {
    if (!lookup) return null;
    const words = new Map<string, ReturnType<typeof lookup>>();
    return (word) => {
      let found = words.get(word);
      if (found === undefined) words.set(word, (found = lookup(word)));
      return found;
    };
  }
}
