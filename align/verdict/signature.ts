import anyAscii from 'any-ascii';
import { findNumbers, foldWord, forEachWord, primary } from '../../text/index.ts';
import type { AlignVersion, LexiconSource } from '../types.ts';

/** Characters of a text that its signature is taken from. */
const READ_MAX = 12_000;
const NAME_MIN = 3;
const WORD_MIN = 6;
/** Letters that a long word is known by. */
const PREFIX = 5;
/** The language whose words stand for those of all others: most lexicons have it on one side. */
const COMMON = 'en';
/** Renderings of a word that are counted, and the least weight that makes one worth it. */
const RENDERINGS = 2;
const RENDERING_MIN = 0.08;

/** What a text can be known by across languages, taken from its beginning: see `signature`. */
export type Signature = ReadonlySet<string>;

/**
 * The keys of a text: its numbers, names and long words in Latin letters, by their beginnings; where `source` knows the language, what
 * its words are in English, so that texts without a name in common can meet. Reads at most READ_MAX characters.
 */
export function signature(version: AlignVersion, source?: LexiconSource): Signature {
  const keys = new Set<string>();
  const seen = new Set<string>();
  const native = primary(version.language) === COMMON;
  const lookup = native ? null : (source?.lookup(version.language, COMMON) ?? null);
  let left = READ_MAX;
  for (const { text, paratext } of version.segments) {
    if (left <= 0) break;
    if (paratext) continue;
    const part = text.slice(0, left);
    left -= part.length;
    for (const { value } of findNumbers(part, version.language)) if (value.length > 1) keys.add(`#${value}`);
    forEachWord(part, version.language, (start, end) => {
      const word = part.slice(start, end);
      const key = wordKey(word, part.slice(Math.max(0, start - 2), start));
      if (key !== '') keys.add(key);
      if (!source || seen.has(word)) return;
      seen.add(word);
      const folded = foldWord(word);
      if (native && folded.length > NAME_MIN) keys.add(folded.slice(0, PREFIX));
      if (lookup) addRenderings(keys, lookup(folded));
    });
  }
  return keys;
}

function addRenderings(keys: Set<string>, renderings: readonly (readonly [word: string, weight: number])[]): void {
  for (const [word, weight] of renderings.slice(0, RENDERINGS)) {
    if (weight >= RENDERING_MIN && word.length > NAME_MIN) keys.add(word.slice(0, PREFIX));
  }
}

/** The key of a name or long word; '' for words that say nothing across languages. */
function wordKey(word: string, before: string): string {
  const name = word[0] !== word[0]!.toLowerCase() && /[\p{L},]\s?$/u.test(before);
  const kana = /^[\p{sc=Katakana}ー]{3,}$/u.test(word);
  if (!name && !kana && word.length < WORD_MIN) return '';
  const latin = anyAscii(foldWord(word)).toLowerCase();
  if (latin.length < (name || kana ? NAME_MIN : WORD_MIN) || !/^[a-z]/.test(latin)) return '';
  return latin.slice(0, PREFIX);
}

/** More texts than this share a key that says nothing; it bounds the work, too. */
const CROWD = 400;

/**
 * Compares many signatures at once: the cosine of their keys, each weighing by how few of the texts have it. Work per text grows with
 * its keys times those who share them.
 */
export class SignatureIndex {
  private readonly signatures: readonly Signature[];
  private readonly holders = new Map<string, number[]>();
  private readonly norms: Float64Array;

  constructor(signatures: readonly Signature[]) {
    this.signatures = signatures;
    signatures.forEach((keys, k) => {
      for (const key of keys) {
        const list = this.holders.get(key);
        if (list) list.push(k);
        else this.holders.set(key, [k]);
      }
    });
    this.norms = Float64Array.from(signatures, (keys) => {
      let square = 0;
      for (const key of keys) square += this.weight(this.holders.get(key)!) ** 2;
      return Math.sqrt(square);
    });
  }

  /** How like text `k` is to each other, 0 to 1; 0 for itself. */
  likenesses(k: number): Float32Array {
    const found = new Float32Array(this.signatures.length);
    for (const key of this.signatures[k]!) {
      const holders = this.holders.get(key)!;
      if (holders.length > CROWD) continue;
      const square = this.weight(holders) ** 2;
      for (const other of holders) found[other]! += square;
    }
    found[k] = 0;
    return found.map((sum, other) => (sum === 0 ? 0 : sum / (this.norms[k]! * this.norms[other]!)));
  }

  private weight(holders: readonly number[]): number {
    return Math.log((this.signatures.length + 1) / holders.length);
  }
}
