/** The phrase tables, folded and ready to be asked. Built when first needed. */
import type { ParatextReason } from '../types.ts';
import { foldWord } from '../words/fold.ts';
import { AGENCIES, CAPTION_STARTS, PHRASES, PICTURE_WORDS } from './phrases.ts';

export type Phrase = readonly [phrase: string, reason: ParatextReason];

export interface Lexicon {
  /** Reasons of blocks that begin so and say little more. */
  readonly whole: ReadonlyMap<string, ParatextReason>;
  /** The same for scripts without spaces, where a beginning has no word end. */
  readonly unspaced: readonly Phrase[];
  /** Phrases to be looked for, by the longest word of each: most blocks have none of these. */
  readonly within: ReadonlyMap<string, readonly Phrase[]>;
  readonly withinUnspaced: readonly Phrase[];
  readonly weak: ReadonlyMap<string, readonly ParatextReason[]>;
  /** Most words in a phrase of `whole`. */
  readonly longest: number;
  readonly credit: RegExp;
  readonly agency: RegExp;
  readonly caption: RegExp;
}

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

const HANGUL = /\p{sc=Hangul}/u;

/** Folded, one blank between words, no marks at the ends: what phrases and blocks are compared by. */
export function normalise(text: string): string {
  return foldWord(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(EDGES, '');
}

/** The words of a folded text. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The phrase of `within` that `folded` holds, if any. */
export function phraseWithin(folded: string, words: Lexicon): Phrase | undefined {
  for (const word of wordsOf(folded)) {
    const hit = words.within.get(word)?.find(([phrase]) => folded.includes(phrase));
    if (hit) return hit;
  }
  return UNSPACED.test(folded) || HANGUL.test(folded)
    ? words.withinUnspaced.find(([phrase]) => folded.includes(phrase))
    : undefined;
}

let built: Lexicon | null = null;

export function lexicon(): Lexicon {
  built ??= build();
  return built;
}

const phrasesOf = (table: string | undefined): string[] =>
  (table ?? '')
    .split('|')
    .map((phrase) => normalise(phrase))
    .filter(Boolean);

function build(): Lexicon {
  const whole = new Map<string, ParatextReason>();
  const unspaced: [string, ParatextReason][] = [];
  const within = new Map<string, Phrase[]>();
  const withinUnspaced: Phrase[] = [];
  const weak = new Map<string, ParatextReason[]>();
  let longest = 1;
  for (const [key, table] of Object.entries(PHRASES)) {
    const reason = key as ParatextReason;
    for (const phrase of phrasesOf(table.whole)) {
      whole.set(phrase, reason);
      if (UNSPACED.test(phrase)) unspaced.push([phrase, reason]);
      longest = Math.max(longest, phrase.split(' ').length);
    }
    for (const phrase of phrasesOf(table.within)) {
      const trigger = wordsOf(phrase).reduce((a, b) => (b.length > a.length ? b : a), '');
      if (UNSPACED.test(phrase) || HANGUL.test(phrase)) withinUnspaced.push([phrase, reason]);
      else within.set(trigger, [...(within.get(trigger) ?? []), [phrase, reason]]);
    }
    for (const phrase of phrasesOf(table.weak)) weak.set(phrase, [...(weak.get(phrase) ?? []), reason]);
  }
  return { whole, unspaced, within, withinUnspaced, weak, longest, ...patterns() };
}

/** As Polish and Italian papers cut the words short. */
const ABBREVIATED = 'fot|zdj|foto|phot|rys|repr';

function patterns(): Pick<Lexicon, 'credit' | 'agency' | 'caption'> {
  const fold = (list: string): string =>
    list
      .split('|')
      .map((word) => foldWord(word))
      .join('|');
  const by = "by|courtesy(?: of)?|di|de|d'|von|vom|par|por|door|od|autor|via|©|\\(c\\)";
  return {
    credit: new RegExp(
      `^[\\s(\\[]*(?:(?:${fold(PICTURE_WORDS)})(?:\\s*[:：/|©]|\\s*\\(c\\)|\\s+(?:${by})(?=[\\s:])|\\s*=)|(?:${ABBREVIATED})\\.\\s*\\p{L})`,
      'u',
    ),
    agency: new RegExp(
      `^[\\s(\\[]*(?:©|\\(c\\)|copyright\\s)?[^.!?。]{0,60}?(?:^|[\\s/|©,(-])(?:${fold(AGENCIES)})[\\s)\\].]*(?:[/|-][^.!?。]{0,40})?$`,
      'u',
    ),
    caption: new RegExp(`^[\\s(\\[]*(?:${fold(CAPTION_STARTS)})(?:[\\s:,：、]|$)`, 'u'),
  };
}
