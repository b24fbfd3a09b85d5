import anyAscii from 'any-ascii';
import { primary } from '../../text/index.ts';
import type { Sentences } from '../features/sentences.ts';
import { PairList } from './lexicon.ts';
import type { LexiconSource } from '../types.ts';
import { TokenClass } from '../features/vocabulary.ts';

/** Weights of the base lexicon: the share of a word's probability that goes to its like. Chosen on development data, coarse. */
const SAME = 0.6;
const SIMILAR = 0.25;
const SKELETON = 0.3;
const READING = 0.5;
/** Letters that tokens cut long words to; see features.ts. */
const STEM = 5;
/** Letters that two cognates must share at their beginning. */
const PREFIX = 4;
/** A key that more words than this share on one side says nothing. */
const CROWD = 40;

/**
 * The lexicon that needs no learning: equal numbers, punctuation and words; words with a common beginning; names of other scripts
 * by their consonants; Han characters by their reading; and whatever `source` knows.
 */
export function baseLexicon(
  a: Sentences,
  b: Sentences,
  worked: (units: number) => void,
  source?: LexiconSource,
): PairList {
  const pairs = new PairList(a.vocabulary.size, b.vocabulary.size);
  const steps = [
    () => addEqual(a, b, pairs, worked),
    () => addPrefixes(a, b, pairs, worked),
    () => addSkeletons(a, b, pairs, worked),
    () => addReadings(a, b, pairs, false, worked),
    () => addReadings(b, a, pairs, true, worked),
  ];
  for (const step of steps) {
    step();
    worked((a.vocabulary.size + b.vocabulary.size) * 400);
  }
  if (source) addSource(a, b, pairs, source, worked);
  return pairs;
}

function addEqual(a: Sentences, b: Sentences, pairs: PairList, worked: (units: number) => void): void {
  const related = sameLanguage(a.language, b.language);
  a.vocabulary.tokens.forEach((token, u) => {
    worked(400);
    const v = b.vocabulary.find(token);
    if (v === undefined) return;
    const word = a.vocabulary.classes[u] === TokenClass.word;
    if (!word || related || token.length >= PREFIX || isName(a, u)) pairs.add(u, v, SAME);
  });
}

function addPrefixes(a: Sentences, b: Sentences, pairs: PairList, worked: (units: number) => void): void {
  // words of one beginning as a chain, since a text has many beginnings: the first word of each, and the next of each word
  const first = new Map<number, number>();
  const size = new Map<number, number>();
  const next = new Int32Array(b.vocabulary.size);
  const formsB = latinForms(b, worked);
  for (let v = formsB.length - 1; v >= 0; v--) {
    const key = prefixKey(formsB[v]!);
    if (key < 0) continue;
    next[v] = first.get(key) ?? -1;
    first.set(key, v);
    size.set(key, (size.get(key) ?? 0) + 1);
  }
  latinForms(a, worked).forEach((form, u) => {
    const key = prefixKey(form);
    const members = size.get(key) ?? 0;
    if (members === 0 || members > CROWD) return;
    for (let v = first.get(key)!; v >= 0; v = next[v]!) pairs.add(u, v, SIMILAR);
    worked(members * 300);
  });
}

/** The first PREFIX letters of a form in ASCII as a number; -1 where it is shorter. */
function prefixKey(form: string): number {
  if (form.length < PREFIX) return -1;
  let key = 0;
  for (let k = 0; k < PREFIX; k++) key = (key << 7) | form.charCodeAt(k);
  return key;
}

/** Words in Latin letters, transliterated from Cyrillic and Greek; '' where there is nothing to compare. */
function latinForms(sentences: Sentences, worked: (units: number) => void): string[] {
  const { forms, classes } = sentences.vocabulary;
  return forms.map((form, id) => {
    worked(400);
    if (classes[id] !== TokenClass.word) return '';
    if (/^[\x20-\x7e]*$/.test(form)) return form;
    return /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u.test(form) ? anyAscii(form).toLowerCase() : '';
  });
}

/** Consonant classes that sound alike across languages and scripts; vowels, h, w and y say nothing. */
const SOUNDS: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  f: 'f',
  v: 'f',
  k: 'k',
  c: 'k',
  q: 'k',
  g: 'k',
  x: 'ks',
  s: 's',
  z: 's',
  j: 's',
  t: 't',
  d: 't',
  m: 'm',
  n: 'n',
  l: 'l',
  r: 'r',
};

/** 'jwrj', 'dzhordzh', 'george' do not meet, but 'uinsuton', 'uinston' and 'winston' do: 'nstn'. */
function skeleton(form: string): string {
  let key = '';
  for (const letter of form.replace(/sh|ch|zh|tch|th/g, (pair) => (pair === 'th' ? 't' : 's'))) {
    const sound = SOUNDS[letter];
    if (sound && !key.endsWith(sound)) key += sound;
  }
  return key;
}

function addSkeletons(a: Sentences, b: Sentences, pairs: PairList, worked: (units: number) => void): void {
  if (scriptOf(a) === scriptOf(b)) return;
  const groups = new Map<string, number[]>();
  names(b, worked).forEach(([key, v]) => {
    const group = groups.get(key);
    if (group) group.push(v);
    else groups.set(key, [v]);
  });
  for (const [key, u] of names(a, worked)) {
    const group = groups.get(key);
    if (group && group.length <= CROWD) for (const v of group) pairs.add(u, v, SKELETON);
  }
}

/** Tokens that may be names, with their skeletons: capitalised in scripts with case, any rarer word in scripts without. */
function names(sentences: Sentences, worked: (units: number) => void): [key: string, id: number][] {
  const { forms, classes, counts } = sentences.vocabulary;
  const found: [string, number][] = [];
  const common = Math.max(20, sentences.tokens.length / 200);
  forms.forEach((form, id) => {
    worked(1000);
    if (classes[id] !== TokenClass.word || counts[id]! > common) return;
    const cased = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u.test(form);
    if (cased && !isName(sentences, id)) return;
    const key = skeleton(anyAscii(form).toLowerCase());
    if (key.length >= 3) found.push([key, id]);
  });
  return found;
}

function isName(sentences: Sentences, id: number): boolean {
  const { capitals, counts } = sentences.vocabulary;
  return capitals[id]! * 2 >= counts[id]!;
}

function scriptOf(sentences: Sentences): string {
  const sample = sentences.vocabulary.forms.slice(0, 400).join('');
  const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hangul', 'Thai', 'Devanagari'];
  let best = '';
  let most = 0;
  for (const script of scripts) {
    const count = sample.match(new RegExp(`\\p{sc=${script}}`, 'gu'))?.length ?? 0;
    if (count > most) [best, most] = [script, count];
  }
  return best;
}

/** Chinese names stand in translations as their readings: 祥子, Xiangzi. Each character meets the words its reading is part of. */
function addReadings(
  han: Sentences,
  latin: Sentences,
  pairs: PairList,
  swapped: boolean,
  worked: (units: number) => void,
): void {
  if (scriptOf(han) !== 'Han' || scriptOf(latin) !== 'Latin') return;
  const byReading = new Map<string, number[]>();
  han.vocabulary.tokens.forEach((token, id) => {
    if (han.vocabulary.classes[id] !== TokenClass.character) return;
    const reading = anyAscii(token).toLowerCase();
    const group = byReading.get(reading);
    if (group) group.push(id);
    else byReading.set(reading, [id]);
  });
  latin.vocabulary.forms.forEach((form, id) => {
    worked(200);
    if (!isName(latin, id) || form.length < 2 || form.length > 24) return;
    for (const syllable of syllables(form, byReading)) {
      const group = byReading.get(syllable)!;
      for (const character of group) {
        const weight = READING / Math.sqrt(group.length);
        if (swapped) pairs.add(id, character, weight);
        else pairs.add(character, id, weight);
      }
    }
  });
}

/** Cuts `form` into readings that the text knows, longest first; empty where it can't be cut without rest. */
function syllables(form: string, known: ReadonlyMap<string, unknown>): string[] {
  const parts: string[] = [];
  let at = 0;
  while (at < form.length) {
    let end = Math.min(form.length, at + 6);
    while (end > at && !known.has(form.slice(at, end))) end--;
    if (end === at) return [];
    parts.push(form.slice(at, end));
    at = end;
  }
  return parts;
}

function addSource(
  a: Sentences,
  b: Sentences,
  pairs: PairList,
  source: LexiconSource,
  worked: (units: number) => void,
): void {
  for (const [from, to, swapped] of [
    [a, b, false],
    [b, a, true],
  ] as const) {
    const lookup = source.lookup(from.language, to.language);
    if (!lookup) continue;
    for (let id = 0; id < from.vocabulary.size; id++) {
      for (const [other, share] of renderings(from.vocabulary.formsOf(id), lookup, to, worked)) {
        if (swapped) pairs.add(other, id, share);
        else pairs.add(id, other, share);
      }
    }
  }
}

const NOTHING: ReadonlyMap<number, number> = new Map();

/** What the forms of one token stand for in `to`, the mean over the forms that `lookup` knows. */
function renderings(
  forms: readonly (readonly [form: string, share: number])[],
  lookup: (word: string) => readonly (readonly [word: string, weight: number])[],
  to: Sentences,
  worked: (units: number) => void,
): ReadonlyMap<number, number> {
  // made when there is something to keep: many words are unknown
  let found: Map<number, number> | null = null;
  let known = 0;
  for (const [form, share] of forms) {
    worked(10_000);
    const words = lookup(form);
    if (words.length > 0) known += share;
    for (const [word, weight] of words) {
      const tokens = tokensOf(to, word);
      if (tokens.length === 0) continue;
      found ??= new Map();
      for (const token of tokens) found.set(token, (found.get(token) ?? 0) + (share * weight * SAME) / tokens.length);
    }
  }
  if (!found) return NOTHING;
  for (const [token, weight] of found) found.set(token, weight / known);
  return found;
}

/** The tokens that the text has of a rendering: the word, its stem, or the characters of a word in Han. */
function tokensOf({ vocabulary }: Sentences, word: string): number[] {
  const whole = vocabulary.find(word) ?? vocabulary.find(word.slice(0, STEM));
  if (whole !== undefined) return [whole];
  if (!/^\p{sc=Han}{2,8}$/u.test(word)) return [];
  const characters = Array.from(word, (character) => vocabulary.find(character));
  return characters.includes(undefined) ? [] : characters.filter((id) => id !== undefined);
}

function sameLanguage(a: string, b: string): boolean {
  return primary(a) === primary(b);
}
