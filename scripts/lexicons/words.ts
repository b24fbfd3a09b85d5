import { foldWord, words } from '../../text/index.ts';

/** Words that carry grammar, not meaning, in head words and glosses: dropped, so that "to eat" and "das Haus" leave one word. */
const PARTICLES: Readonly<Record<string, readonly string[]>> = {
  ca: ['el', 'la', 'els', 'les', 'un', 'una', 'de', 'l'],
  da: ['at', 'en', 'et', 'den', 'det', 'sig'],
  de: ['der', 'die', 'das', 'ein', 'eine', 'einen', 'sich', 'zu', 'jemanden', 'jemandem', 'etwas', 'sein'],
  en: ['to', 'the', 'a', 'an', 'of', 'be', 'sb', 'sth', 'one', 's', 'oneself', 'someone', 'something'],
  es: ['el', 'la', 'los', 'las', 'un', 'una', 'de', 'se', 'ser', 'estar', 'a'],
  fr: ['le', 'la', 'les', 'l', 'un', 'une', 'des', 'de', 'd', 'du', 'se', 's', 'à', 'être', 'en'],
  it: ['il', 'lo', 'la', 'i', 'gli', 'le', 'l', 'un', 'una', 'uno', 'di', 'd', 'del', 'della', 'essere', 'a'],
  nb: ['å', 'en', 'et', 'ei', 'seg'],
  nl: ['de', 'het', 'een', 'zich', 'te'],
  pt: ['o', 'a', 'os', 'as', 'um', 'uma', 'de', 'se', 'ser', 'estar'],
  ro: ['un', 'o', 'a', 'se', 'de'],
  sv: ['att', 'en', 'ett', 'sig'],
};
const folded = new Map<string, ReadonlySet<string>>();

function particles(language: string): ReadonlySet<string> {
  let set = folded.get(language);
  if (!set) folded.set(language, (set = new Set((PARTICLES[language] ?? []).map(foldWord))));
  return set;
}

const HAN_OR_KANA = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** A word a lexicon may hold: letters and marks, apostrophes within, at most 40 characters. */
export const FIT = /^(?=.{1,40}$)[\p{L}\p{M}]+(?:['’ʼ·״׳\u200c\u200d][\p{L}\p{M}]+)*$/u;

/**
 * The folded words that carry the meaning of `phrase`, as text/ cuts and folds words. A phrase of particles only is kept whole; a
 * phrase in Han or kana counts as one word however it is cut, since dictionaries and ICU disagree about where words end.
 */
export function contentWords(phrase: string, language: string): string[] {
  if (HAN_OR_KANA.test(phrase)) {
    const word = foldWord(phrase.replace(/[\s·・･]/g, ''));
    return FIT.test(word) ? [word] : [];
  }
  const all = words(phrase, language)
    .map(({ text }) => foldWord(text))
    .filter((word) => word !== '');
  if (all.some((word) => !FIT.test(word))) return [];
  const left = all.filter((word) => !particles(language).has(word));
  return left.length > 0 ? left : all;
}
