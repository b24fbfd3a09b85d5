import anyAscii from 'any-ascii';
import { findNumbers, foldWord, forEachWord } from '../text/index.ts';
import type { AlignVersion } from './types.ts';

/** Characters of a text that its signature is taken from. */
const READ_MAX = 30_000;
const NAME_MIN = 3;
const WORD_MIN = 6;
/** Letters that a long word is known by. */
const PREFIX = 5;

/**
 * What a text can be known by across languages, taken from its beginning: numbers, names and long words in Latin letters by their
 * beginnings. Each key comes with where it first stands, as a share of what was read.
 */
export interface Signature {
  readonly keys: ReadonlyMap<string, number>;
  readonly segments: number;
}

/** Reads at most READ_MAX characters of `version`. */
export function signature(version: AlignVersion): Signature {
  const keys = new Map<string, number>();
  let read = 0;
  const body = version.segments.filter(({ paratext }) => !paratext);
  const total = Math.min(
    READ_MAX,
    body.reduce((sum, { text }) => sum + Math.min(text.length, READ_MAX), 0),
  );
  for (const { text } of body) {
    if (read >= READ_MAX) break;
    const part = text.slice(0, READ_MAX - read);
    const at = (offset: number) => (read + offset) / Math.max(1, total);
    for (const { value, start } of findNumbers(part, version.language)) {
      if (value.length > 1) note(keys, `#${value}`, at(start));
    }
    forEachWord(part, version.language, (start, end) => {
      const key = wordKey(part.slice(start, end), part.slice(Math.max(0, start - 2), start));
      if (key !== '') note(keys, key, at(start));
    });
    read += part.length;
  }
  return { keys, segments: body.length };
}

function note(keys: Map<string, number>, key: string, at: number): void {
  if (!keys.has(key)) keys.set(key, at);
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

/** How far apart, as a share of the text, the same thing may stand in two versions. */
const DRIFT = 0.12;

/**
 * How much two signatures have in common, weighing each key by `rarity` (0 to 1) and counting only what stands at about the same
 * place: 0 to 1, for ranking rather than for judging.
 */
export function likeness(a: Signature, b: Signature, rarity: (key: string) => number): number {
  const [few, many] = a.keys.size <= b.keys.size ? [a, b] : [b, a];
  let shared = 0;
  let all = 0;
  for (const [key, at] of few.keys) {
    const weight = rarity(key);
    all += weight;
    const other = many.keys.get(key);
    if (other !== undefined && Math.abs(other - at) <= DRIFT) shared += weight;
  }
  const shape = Math.min(a.segments, b.segments) / Math.max(1, a.segments, b.segments);
  return (all === 0 ? 0 : shared / all) * 0.9 + shape * 0.1;
}
