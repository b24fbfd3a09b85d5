import { lowerBound } from './lexicon-file.ts';
import type { Direction } from './lexicon-file.ts';
import { stemMin } from './stem.ts';

/** Renderings of a folded word with weights 0 to 1, best first; empty where unknown. */
export type Lookup = (word: string) => readonly (readonly [word: string, weight: number])[];
type Rendering = readonly [word: string, weight: number];

const NOTHING: readonly Rendering[] = [];

/** Most renderings given for one word. */
const RENDERINGS_MAX = 12;
/** A rendering less likely than this is not worth the asker's time. */
const WEIGHT_MIN = 0.004;
/** What remains of a weight when only a form of the word, or a part of it, is known. */
const FORM_SHARE = 0.6;
const PART_SHARE = 0.5;
/** What Arabic and Hebrew write before a word and together with it: article, "and", prepositions. */
const PROCLITIC = /^(?:[وف]?(?:[بك]?ال|لل)|[وفبلك]|ו?[הבלמשכ]|ו)(?=.{3})/u;
/** Inflection: a known word counts as a form of the one asked for if few letters differ at the end; see stem.ts for the beginning. */
const ENDING_MAX = 4;
const FORMS_MAX = 4;
/** Compounds: shortest part, and letters that may stand between two parts (Arbeit-s-tag). */
const PART_MIN = 4;
const COMPOUND_MAX = 40;
const LINKS = ['', 's', 'n', 'en', 'es', 'e'];
const HAN_OR_KANA = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]{2,}$/u;
const HAN = /\p{sc=Han}/u;
const CJK_PART_MAX = 6;

/** One direction of one file, and the share its weights are trusted with beside other files of the pair. */
export interface TrustedDirection {
  readonly direction: Direction;
  readonly share: number;
}

/** Looks a word up in the files of one pair: as it is in any of them, else as a form of a known word, else by its parts. */
export function lookupIn(files: readonly TrustedDirection[]): Lookup {
  return (word) => {
    const exact = average(files, (direction) => direction.row(word));
    if (exact.length > 0) return exact;
    if (HAN_OR_KANA.test(word)) return average(files, (direction) => byCharacters(direction, word));
    const bare = word.replace(PROCLITIC, '');
    const known = bare === word ? exact : average(files, (direction) => direction.row(bare));
    if (known.length > 0) return known;
    const forms = average(files, (direction) => byForms(direction, word));
    return forms.length > 0 ? forms : average(files, (direction) => byCompound(direction, word));
  };
}

/** Weights averaged over the files that know the word, by the share each is trusted with. */
function average(
  files: readonly TrustedDirection[],
  look: (direction: Direction) => readonly Rendering[],
): readonly Rendering[] {
  // one file is what most pairs have, and its weights stay as they are
  if (files.length === 1) return likeliest(look(files[0]!.direction));
  const rows: [readonly Rendering[], number][] = [];
  let total = 0;
  for (const { direction, share } of files) {
    const row = look(direction);
    if (row.length === 0) continue;
    rows.push([row, share]);
    total += share;
  }
  for (const row of rows) row[1] /= total;
  return sum(rows);
}

/**
 * What known words that begin alike stand for: of the head words that share the longest beginning with `word`, those whose ending
 * differs by ENDING_MAX letters at most, nearest first.
 */
function byForms(direction: Direction, word: string): readonly Rendering[] {
  const heads = direction.headsAlike(word);
  // Nothing shares a longer beginning with `word` than its neighbours in the order of the heads.
  const place = lowerBound(heads, word);
  const length = Math.max(commonLength(word, heads[place - 1] ?? ''), commonLength(word, heads[place] ?? ''));
  if (length < Math.max(stemMin(word), word.length - ENDING_MAX)) return [];
  const stem = word.slice(0, length);
  const forms: Rendering[][] = [];
  for (let at = lowerBound(heads, stem); at < heads.length && forms.length < FORMS_MAX; at++) {
    const head = heads[at]!;
    if (!head.startsWith(stem)) break;
    if (head.length - length > ENDING_MAX) continue;
    const row = direction.row(head);
    if (row.length > 0) forms.push(row);
  }
  return sum(forms.map((row) => [row, FORM_SHARE / forms.length]));
}

/** How many UTF-16 units two words have in common at the start. */
function commonLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let length = 0;
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** A compound of two known words: the cut with the longest last part, which carries the sense. */
function byCompound(direction: Direction, word: string): readonly Rendering[] {
  if (word.length > COMPOUND_MAX) return [];
  for (let cut = PART_MIN; cut <= word.length - PART_MIN; cut++) {
    const last = word.slice(cut);
    if (!direction.has(last)) continue;
    for (const link of LINKS) {
      const first = word.slice(0, cut - link.length);
      if (first.length < PART_MIN || !word.startsWith(link, cut - link.length) || !direction.has(first)) continue;
      return sum([
        [direction.row(first), PART_SHARE / 2],
        [direction.row(last), PART_SHARE / 2],
      ]);
    }
  }
  return [];
}

/** Han and kana: the longest known parts from the left. */
function byCharacters(direction: Direction, word: string): readonly Rendering[] {
  const characters = Array.from(word.slice(0, COMPOUND_MAX));
  const rows: Rendering[][] = [];
  for (let at = 0; at < characters.length;) {
    let taken = 1;
    for (let length = Math.min(CJK_PART_MAX, characters.length - at); length >= 1; length--) {
      const part = characters.slice(at, at + length).join('');
      if ((length === 1 && !HAN.test(part)) || !direction.has(part)) continue;
      rows.push(direction.row(part));
      taken = length;
      break;
    }
    at += taken;
  }
  return sum(rows.map((row) => [row, PART_SHARE / rows.length]));
}

/** Words of Chinese given in traditional characters are looked up in simplified ones, which is how lexicons hold them. */
export function fromTraditional(lookup: Lookup, simplified: Direction): Lookup {
  return (word) => lookup(mapCharacters(word, simplified));
}

/** Gives renderings in Chinese in traditional characters too, where they differ: a text's script is seldom told. */
export function toTraditional(lookup: Lookup, traditional: Direction): Lookup {
  return (word) =>
    lookup(word).flatMap((rendering) => {
      const [simplified, weight] = rendering;
      const forms =
        Array.from(simplified).length === 1
          ? traditional.row(simplified).map(([form]) => form)
          : [mapCharacters(simplified, traditional)].filter((form) => form !== simplified);
      return [rendering, ...forms.map((form) => [form, weight] as const)];
    });
}

function mapCharacters(word: string, table: Direction): string {
  if (!HAN.test(word)) return word;
  return Array.from(word, (character) => table.row(character)[0]?.[0] ?? character).join('');
}

/** Gives renderings behind the article that their language writes together with them, too. */
export function toDefinite(lookup: Lookup, article: string): Lookup {
  return (word) =>
    lookup(word).flatMap((rendering) => {
      const [form, weight] = rendering;
      return form.startsWith(article) ? [rendering] : [rendering, [article + form, weight * FORM_SHARE] as const];
    });
}

/** What `lookup` knows; what it does not know, `other` is asked for. */
export function firstKnown(lookup: Lookup, other: Lookup): Lookup {
  return (word) => {
    const found = lookup(word);
    return found.length > 0 ? found : other(word);
  };
}

/** Words of the third language that are remembered: the same few stand for most words of the first. */
const REMEMBERED = 20_000;

/** By way of a third language: p(c | a) = sum over b of p(b | a) p(c | b). */
export function pivotLookup(first: Lookup, second: Lookup): Lookup {
  const known = new Map<string, readonly Rendering[]>();
  const remembered: Lookup = (middle) => {
    let row = known.get(middle);
    if (!row) {
      row = second(middle);
      if (known.size < REMEMBERED) known.set(middle, row);
    }
    return row;
  };
  return (word) => sum(first(word).map(([middle, weight]) => [remembered(middle), weight]));
}

/** Rows times their factors, added up word by word; the likeliest RENDERINGS_MAX, best first, ties in order of the words. */
function sum(rows: readonly (readonly [row: readonly Rendering[], factor: number])[]): readonly Rendering[] {
  if (rows.length === 0) return NOTHING;
  return likeliest(rows.length === 1 ? scaled(...rows[0]!) : added(rows));
}

function added(rows: readonly (readonly [row: readonly Rendering[], factor: number])[]): Rendering[] {
  const weights = new Map<string, number>();
  for (const [row, factor] of rows) {
    for (const [word, weight] of row) weights.set(word, (weights.get(word) ?? 0) + weight * factor);
  }
  return [...weights];
}

/** One row by itself: no word stands in it twice. */
const scaled = (row: readonly Rendering[], factor: number): Rendering[] =>
  row.map(([word, weight]) => [word, weight * factor]);

function likeliest(renderings: readonly Rendering[]): readonly Rendering[] {
  if (renderings.length === 0) return NOTHING;
  const worth = renderings.filter((rendering) => rendering[1] >= WEIGHT_MIN).toSorted(byWeight);
  if (worth.length > RENDERINGS_MAX) worth.length = RENDERINGS_MAX;
  const isOver = worth.length > 0 && worth[0]![1] > 1;
  return isOver ? worth.map(([word, weight]) => [word, Math.min(1, weight)] as const) : worth;
}

const byWeight = (one: Rendering, other: Rendering): number => other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
