import type { Guess, LanguageGuess } from '../types.ts';
import { kinship } from './relatives.ts';
import { byScript, chinese, withinScript } from './scripts.ts';

const UNKNOWN: LanguageGuess = { language: { value: 'und', score: 0 }, languages: [{ value: 'und', score: 0 }] };

/** So many pieces of so many characters are judged, spread over the whole text. */
const PIECES = 24;
const PIECE_SIZE = 400;
/** A piece shorter than this is judged together with the next. */
const PIECE_LEAST = 60;
/** Letters below which a guess is worth less. */
const LETTERS_SURE = 60;
const MOST_NAMED = 6;

/**
 * Likely languages of a text, or of samples of it in order, best first, by vote of pieces taken from all over it. BCP 47; a script
 * subtag only for Chinese, and only where the text keeps to one way of writing; 'und' without letters. Asynchronous since the
 * tables for Latin script are loaded when first needed.
 */
export async function guessLanguage(text: string | readonly string[]): Promise<LanguageGuess> {
  return (await judge(text)).guess;
}

/**
 * The languages of several versions of one work, decided jointly: where close relatives (Galician and Spanish, Danish and Norwegian …)
 * come out the same, the small words of each are weighed against the other's.
 */
export async function guessLanguages(versions: readonly (string | readonly string[])[]): Promise<LanguageGuess[]> {
  const judged = await Promise.all(versions.map((version) => judge(version)));
  return judged.map((one, i) =>
    tellApart(
      one,
      judged.filter((_, other) => other !== i),
    ),
  );
}

interface Judged {
  readonly guess: LanguageGuess;
  readonly sample: string;
}

async function judge(text: string | readonly string[]): Promise<Judged> {
  const pieces = takePieces(text);
  const sample = pieces.join('\n');
  const script = byScript(sample);
  const sure = Math.min(1, 0.3 + (0.7 * script.letters) / LETTERS_SURE);
  if (script.value === 'und') return { guess: UNKNOWN, sample };
  const found = script.value === 'latin' ? await latin(pieces) : ofScript(script.value, script.share, sample);
  const languages = found
    .slice(0, MOST_NAMED)
    .map(({ value, score }) => ({ value, score: Math.round(score * sure * 1000) / 1000 }));
  return languages.length > 0 ? { guess: { language: languages[0]!, languages }, sample } : { guess: UNKNOWN, sample };
}

function ofScript(script: string, share: number, sample: string): Guess[] {
  const score = 0.6 + 0.4 * share;
  if (script === 'zh') {
    const tag = chinese(sample);
    return [tag, ...['zh', 'zh-Hans', 'zh-Hant'].filter((other) => other !== tag)].map((value, i) => ({
      value,
      score: i === 0 ? score : 0.1,
    }));
  }
  return (
    withinScript(script, sample)?.map((guess) => ({ value: guess.value, score: guess.score * score })) ?? [
      { value: script, score },
    ]
  );
}

/** Pieces from all over the text, broken at white space. */
function takePieces(text: string | readonly string[]): string[] {
  if (typeof text !== 'string')
    return spread(
      mergeShort(
        spread(
          text.filter((part) => /\p{L}/u.test(part)),
          PIECES * 4,
        ),
      ),
      PIECES,
    ).map(trimPiece);
  if (text.length <= PIECES * PIECE_SIZE) {
    const lines = mergeShort(text.split('\n').filter((line) => /\p{L}/u.test(line)));
    return spread(
      lines.flatMap((line) => chop(line)),
      PIECES,
    );
  }
  const step = Math.floor(text.length / PIECES);
  return Array.from({ length: PIECES }, (_, i) => {
    const from = i * step;
    const window = text.slice(from, from + PIECE_SIZE);
    const cut = i === 0 ? 0 : window.search(/\s/u) + 1;
    return window.slice(cut).replace(/\n+/g, ' ');
  }).filter((piece) => /\p{L}/u.test(piece));
}

function trimPiece(piece: string): string {
  return piece.slice(0, PIECE_SIZE);
}

function chop(line: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < line.length; from += PIECE_SIZE) parts.push(line.slice(from, from + PIECE_SIZE));
  return parts;
}

function mergeShort(parts: readonly string[]): string[] {
  const merged: string[] = [];
  let last = '';
  for (const part of parts) {
    last = last === '' ? part : `${last}\n${part}`;
    if (last.length < PIECE_LEAST) continue;
    merged.push(last);
    last = '';
  }
  if (last !== '') merged.push(last);
  return merged;
}

function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.floor((i * items.length) / most)]!);
}

/** Sharpness by which a detector's scores become votes; languages near the best share the vote. */
const ELD_SHARPNESS = 14;
const TINYLD_SHARPNESS = 3;
const TINYLD_WEIGHT = 0.45;
/** What small words weigh against the detectors among close relatives. */
const KINSHIP_WEIGHT = 0.65;
/** Cyrillic and other languages that a detector may name on Latin letters by mistake. */
const NOT_LATIN = new Set([
  'ru',
  'uk',
  'be',
  'bg',
  'mk',
  'el',
  'he',
  'ar',
  'fa',
  'ur',
  'hi',
  'mr',
  'ja',
  'ko',
  'zh',
  'th',
  'ka',
  'hy',
  'am',
  'ber',
  'tk',
  'kk',
  'mn',
  'yi',
  'ckb',
]);
/** Names that only tinyld gives and that it gives too freely. */
const RARE = new Set(['eo', 'vo', 'rn', 'ia', 'ie', 'io', 'tlh', 'nov', 'jbo']);

async function latin(pieces: readonly string[]): Promise<Guess[]> {
  const [{ eld }, tinyld] = await Promise.all([import('eld/small'), import('tinyld')]);
  const votes = new Map<string, number>();
  let total = 0;
  for (const piece of pieces) {
    const weight = Math.sqrt(piece.length);
    const scores = Object.entries(eld.detect(piece).getScores());
    const others = tinyld.detectAll(piece).map(({ lang, accuracy }) => [lang, accuracy] as [string, number]);
    const voted =
      cast(scores, ELD_SHARPNESS, weight, votes) + cast(others, TINYLD_SHARPNESS, weight * TINYLD_WEIGHT, votes);
    total += voted;
  }
  if (total === 0) return [];
  const ranked = [...votes].map(([value, vote]) => ({ value, score: vote / total })).toSorted(byScore);
  return weighRelatives(ranked, pieces.join('\n'));
}

const byScore = (a: Guess, b: Guess): number => b.score - a.score || (a.value < b.value ? -1 : 1);

/** Adds a vote of `weight`, shared by a detector's best languages. */
function cast(
  scores: readonly (readonly [string, number])[],
  sharpness: number,
  weight: number,
  votes: Map<string, number>,
): number {
  const usable = scores.filter(([language]) => !NOT_LATIN.has(language));
  const best = Math.max(...usable.map(([, score]) => score), 0);
  if (best === 0) return 0;
  const shares = usable.map(
    ([language, score]) =>
      [
        language,
        Math.exp((sharpness * (score - best)) / Math.max(best, 0.05)) * (RARE.has(language) ? 0.2 : 1),
      ] as const,
  );
  const sum = shares.reduce((total, [, share]) => total + share, 0);
  for (const [language, share] of shares) {
    const name = language === 'no' ? 'nb' : language;
    votes.set(name, (votes.get(name) ?? 0) + (weight * share) / sum);
  }
  return weight;
}

/** Among the relatives of the best guess, small words decide with the detectors. */
function weighRelatives(ranked: readonly Guess[], sample: string): Guess[] {
  const kin = ranked[0] ? kinship(sample, ranked[0].value) : null;
  if (!kin) return [...ranked];
  const rates = [...kin.rates];
  const sum = rates.reduce((total, [, rate]) => total + rate ** 2, 0);
  const mass = ranked.filter(({ value }) => kin.rates.has(value)).reduce((total, { score }) => total + score, 0);
  const trust = KINSHIP_WEIGHT * Math.min(1, kin.hits / 10);
  const scores = new Map(ranked.map(({ value, score }) => [value, score]));
  for (const [value, rate] of rates) {
    scores.set(value, (scores.get(value) ?? 0) * (1 - trust) + mass * trust * (rate ** 2 / sum));
  }
  return [...scores]
    .map(([value, score]) => ({ value, score }))
    .filter(({ score }) => score > 0.005)
    .toSorted(byScore);
}

/** A relative's share must be so many times what the other version has of it. */
const APART = 1.6;

function tellApart(one: Judged, others: readonly Judged[]): LanguageGuess {
  const { value } = one.guess.language;
  const twin = others.find((other) => other.guess.language.value === value);
  const own = twin ? kinship(one.sample, value) : null;
  const other = twin ? kinship(twin.sample, value) : null;
  if (!own || !other) return one.guess;
  const here = own.rates.get(value) ?? 0;
  const there = other.rates.get(value) ?? 0;
  // Whichever has less of the common guess may be the relative; the other keeps it.
  if (here >= there) return one.guess;
  const best = [...own.rates].filter(([name]) => name !== value).toSorted((a, b) => b[1] - a[1])[0];
  if (!best || best[1] < here * 0.85 || best[1] < (other.rates.get(best[0]) ?? 0) * APART) return one.guess;
  const score = Math.round((best[1] / (best[1] + here)) * 1000) / 1000;
  const languages = [{ value: best[0], score }, ...one.guess.languages.filter((guess) => guess.value !== best[0])];
  return { language: languages[0]!, languages };
}
