import type { WeightedPair } from '../../formats/lexicon/lexicon-file.ts';
import type { LexiconFile } from '../../formats/lexicon/manifest.ts';
import { addCharacters, readCedict } from './cedict.ts';
import { scoreEntries } from './dictionary.ts';
import { ALSO_DIRECT, DIRECT } from './languages.ts';
import { LAYERS, type Wanted, writeLexicon } from './output.ts';
import { conditional, PairScores } from './pairs.ts';
import { type Bridge, throughPivots } from './pivot.ts';
import { selectPairs } from './select.ts';
import { readWikdict, WIKDICT_LANGUAGES } from './wikdict.ts';

const SELECTION = { heads: 15_000, renderings: 8 } as const;
/** What a pair found through pivots counts beside one that a dictionary of the two languages lists. */
const PIVOT_SHARE = 0.5;
/** Least score of a pair that one pivot alone vouches for. */
const ALONE_MIN = 0.15;
/** Rows are cut to this many renderings before they are used as bridges, or pivoting costs the square of the longest. */
const BRIDGE_RENDERINGS = 6;
/** More bridges than this add little but time. */
const BRIDGES_MAX = 7;

interface Dictionary {
  readonly scores: PairScores;
  /** p(b | a), rows cut. */
  readonly bridge: PairScores;
  readonly sources: readonly string[];
}

/** WikDict's dictionaries, read once each, and what they say together about pairs of languages. */
export class Dictionaries {
  private readonly cache = new Map<string, Dictionary | null>();
  private readonly degrees = new Map<string, Map<string, number>>();

  get(from: string, to: string): Dictionary | null {
    const key = `${from} ${to}`;
    let known = this.cache.get(key);
    if (known === undefined) {
      const read = readSource(from, to);
      known = read && { ...read, bridge: cut(conditional(read.scores)) };
      this.cache.set(key, known);
    }
    return known;
  }

  /** The pair's lexicon from dictionaries of the two languages and from those that share a third; null where there are none. */
  lexicon(from: string, to: string): { pairs: WeightedPair[]; sources: string[] } | null {
    const scores = new PairScores();
    const sources: string[] = [];
    const direct = this.get(from, to);
    if (direct) {
      scores.addAll(direct.scores);
      sources.push(...direct.sources);
    }
    const { bridges, used } = this.bridges(from, to);
    scores.addAll(throughPivots(bridges, ALONE_MIN), PIVOT_SHARE);
    sources.push(...used);
    if (scores.rows.size === 0) return null;
    const rank = [from, to].map((language) => {
      const degree = this.degree(language);
      return (word: string) => degree.get(word) ?? 0;
    });
    return { pairs: selectPairs(scores, [rank[0]!, rank[1]!], SELECTION), sources };
  }

  private bridges(from: string, to: string): { bridges: Bridge[]; used: string[] } {
    const found: { bridge: Bridge; sources: readonly string[]; size: number }[] = [];
    for (const pivot of WIKDICT_LANGUAGES) {
      if (pivot === from || pivot === to) continue;
      const [xz, zx, zy, yz] = [this.get(from, pivot), this.get(pivot, from), this.get(pivot, to), this.get(to, pivot)];
      if (!xz || !zx || !zy || !yz) continue;
      const bridge = { xz: xz.bridge, zx: zx.bridge, zy: zy.bridge, yz: yz.bridge };
      const size = Math.min(xz.scores.rows.size, zx.scores.rows.size, zy.scores.rows.size, yz.scores.rows.size);
      found.push({ bridge, sources: [...xz.sources, ...zy.sources], size });
    }
    found.sort((a, b) => b.size - a.size);
    const used = found.slice(0, BRIDGES_MAX);
    return { bridges: used.map(({ bridge }) => bridge), used: used.flatMap(({ sources }) => sources) };
  }

  /**
   * How useful a word is: in how many other languages' dictionaries it stands, and how fully. It stands in for frequency: words that
   * everyone needs are in every dictionary.
   */
  private degree(language: string): ReadonlyMap<string, number> {
    let degree = this.degrees.get(language);
    if (degree) return degree;
    degree = new Map();
    this.degrees.set(language, degree);
    if (language === 'zh') return this.chineseDegree(degree);
    for (const other of WIKDICT_LANGUAGES) {
      if (other === language) continue;
      for (const [word, row] of this.get(language, other)?.scores.rows ?? []) {
        let mass = 0;
        for (const score of row.values()) mass += score;
        degree.set(word, (degree.get(word) ?? 0) + Math.log2(1 + mass));
      }
    }
    return degree;
  }

  /**
   * Chinese has one dictionary here. A word is as useful as the English words for it are, the shorter the more; characters are worth what the words with them are.
   */
  private chineseDegree(degree: Map<string, number>): ReadonlyMap<string, number> {
    const english = this.degree('en');
    for (const [word, row] of this.get('zh', 'en')!.scores.rows) {
      const length = Array.from(word).length;
      let useful = 0;
      for (const [target, score] of row) useful += (english.get(target) ?? 0) * Math.min(1, score);
      degree.set(word, useful / length);
    }
    return degree;
  }
}

/** The pairs that get a file: English with each language, and those that readers need without a detour. */
export function dictionaryPairs(): (readonly [string, string])[] {
  const codes = [...WIKDICT_LANGUAGES.filter((code) => code !== 'en'), 'zh'].toSorted();
  return [...DIRECT, ...codes.map((code) => ['en', code] as const), ...ALSO_DIRECT];
}

/** Writes the layer `dictionaries`. */
export function* buildDictionaries(dir: string, wanted: Wanted): Iterable<LexiconFile> {
  const dictionaries = new Dictionaries();
  for (const [from, to] of dictionaryPairs()) {
    const lexicon = wanted(from, to) ? dictionaries.lexicon(from, to) : null;
    if (!lexicon) continue;
    yield writeLexicon(dir, LAYERS.dictionaries, [from, to], lexicon.pairs, lexicon.sources);
  }
}

/** Every source of dictionaries for the pair, or null. */
function readSource(from: string, to: string): { scores: PairScores; sources: string[] } | null {
  if (from === 'zh' && to === 'en') {
    const { entries, source } = readCedict();
    return { scores: addCharacters(scoreEntries(entries, 'zh', 'en')), sources: [source] };
  }
  if (from === 'en' && to === 'zh') {
    const read = readSource('zh', 'en')!;
    return { ...read, scores: read.scores.transposed() };
  }
  const read = readWikdict(from, to);
  if (read && from === 'ja') return { ...read, scores: addCharacters(read.scores) };
  if (read && to === 'ja') return { ...read, scores: addCharacters(read.scores.transposed()).transposed() };
  return read;
}

function cut(pairs: PairScores): PairScores {
  const result = new PairScores();
  for (const [word, row] of pairs.rows) {
    const sorted = [...row].toSorted(([v, x], [w, y]) => y - x || (v < w ? -1 : 1)).slice(0, BRIDGE_RENDERINGS);
    for (const [other, score] of sorted) result.add(word, other, score);
  }
  return result;
}
