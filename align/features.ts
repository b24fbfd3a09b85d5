import { findNumbers, foldWord, forEachWord } from '../text/index.ts';
import type { AlignVersion } from './types.ts';
import type { Ticker } from './progress.ts';
import { endClass, startClass } from './edges.ts';
import { TokenClass, Vocabulary } from './vocabulary.ts';

/**
 * The sentences of one version as the engine sees them, in columns. Sentence i has the tokens `tokens[tokenStart[i] ..
 * tokenStart[i + 1])`. A segment without sentences counts as one empty sentence, so that it is aligned like all else.
 */
export interface Sentences {
  readonly language: string;
  readonly count: number;
  /** Characters without spaces, at least 1. */
  readonly length: Float32Array;
  readonly tokenStart: Int32Array;
  readonly tokens: Int32Array;
  readonly vocabulary: Vocabulary;
  /** The unit (segment, or sentence where units are sentences) that each sentence belongs to, counted within `Sentences`. */
  readonly unit: Int32Array;
  /** First sentence of each unit; one entry more than there are units. */
  readonly unitStart: Int32Array;
  /** 1 where the sentence belongs to a heading. */
  readonly heading: Uint8Array;
  /** How each sentence ends and begins, by the classes of edges.ts. */
  readonly end: Uint8Array;
  readonly start: Uint8Array;
}

/** Longest part of a sentence, in characters, that is read for words. Its length is still counted in full. */
const READ_MAX = 6000;
/** Most tokens kept of one sentence. */
const TOKENS_MAX = 600;
/** Words longer than LONG letters are cut to STEM: a stemmer that serves every suffixing language a little. */
const LONG = 6;
const STEM = 5;

const HAN_OR_KANA = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u;
const KATAKANA = /^[\p{sc=Katakana}ー]{2,}$/u;
/** Punctuation that translators keep, by class, whatever the script writes for it. */
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '?': '?？؟\u037e⸮՞፧',
    '!': '!！՜',
    ':': ':：',
    ';': ';；؛',
    '(': '(（[［',
    ')': ')）]］',
    '…': '…⋯',
    '"': '"＂“”„«»「」『』‹›',
    '—': '—–―',
    '%': '%％٪',
    '&': '&＆',
    '@': '@',
    '=': '=＝',
  }).flatMap(([mark, forms]) => Array.from(forms, (form) => [form, mark] as const)),
);
const MARK_PATTERN = new RegExp(
  `[${[...MARKS.keys()].map((mark) => `\\u{${mark.codePointAt(0)!.toString(16)}}`).join('')}]`,
  'gu',
);

/**
 * Features of the chosen `segments` of `version` (indices, ascending).
 * Time and memory are linear in the text.
 */
export function readSentences(version: AlignVersion, segments: readonly number[], ticker: Ticker): Sentences {
  const reader = new TokenReader(version.language);
  const lengths: number[] = [];
  const unit: number[] = [];
  const heading: number[] = [];
  const ends: number[] = [];
  const starts: number[] = [];
  const unitStart = new Int32Array(segments.length + 1);
  segments.forEach((segmentIndex, unitIndex) => {
    const segment = version.segments[segmentIndex]!;
    const spans = segment.sentences.length > 0 ? segment.sentences : [[0, segment.text.length] as const];
    for (const [start, end] of spans) {
      const text = segment.text.slice(start, end);
      lengths.push(reader.read(text));
      ends.push(endClass(text));
      starts.push(startClass(text));
      unit.push(unitIndex);
      heading.push(segment.kind === 'heading' ? 1 : 0);
      ticker.tick(2000 + Math.min(end - start, READ_MAX) * 300, unitIndex / segments.length);
    }
    unitStart[unitIndex + 1] = lengths.length;
  });
  return {
    language: version.language,
    count: lengths.length,
    length: Float32Array.from(lengths),
    tokenStart: Int32Array.from(reader.starts),
    tokens: Int32Array.from(reader.tokens),
    vocabulary: reader.vocabulary,
    unit: Int32Array.from(unit),
    unitStart,
    heading: Uint8Array.from(heading),
    end: Uint8Array.from(ends),
    start: Uint8Array.from(starts),
  };
}

/** Turns sentences into token numbers, one after the other. */
class TokenReader {
  readonly vocabulary = new Vocabulary();
  readonly tokens: number[] = [];
  readonly starts: number[] = [0];
  private readonly language: string;
  /** Surface form to folded form: folding is the costly step, and words come again. */
  private readonly folded = new Map<string, string>();

  constructor(language: string) {
    this.language = language;
  }

  /** Appends the tokens of `text`; returns its length in characters without spaces, at least 1. */
  read(text: string): number {
    const part = text.length > READ_MAX ? text.slice(0, READ_MAX) : text;
    let spaces = 0;
    for (let i = 0; i < part.length; i++) if (part.charCodeAt(i) <= 32) spaces++;
    const found: [at: number, token: number][] = [];
    const keep = (at: number, token: number): void => {
      if (found.length < TOKENS_MAX) found.push([at, token]);
    };
    if (/\p{Nd}/u.test(part)) {
      for (const { value, start } of findNumbers(part, this.language)) {
        keep(start, this.token(`#${value}`, value, TokenClass.number, false));
      }
    }
    let first = true;
    forEachWord(part, this.language, (start, end) => {
      if (found.length < TOKENS_MAX) this.word(part.slice(start, end), first, (token) => keep(start, token));
      first = false;
    });
    for (const match of part.matchAll(MARK_PATTERN)) {
      if (found.length >= TOKENS_MAX) break;
      const mark = MARKS.get(match[0])!;
      keep(match.index, this.token(mark, mark, TokenClass.punctuation, false));
    }
    found.sort((x, y) => x[0] - y[0]);
    for (const [, token] of found) this.tokens.push(token);
    this.starts.push(this.tokens.length);
    return Math.max(1, text.length - Math.round((spaces * text.length) / Math.max(1, part.length)));
  }

  private word(surface: string, first: boolean, keep: (token: number) => void): void {
    let form = this.folded.get(surface);
    if (form === undefined) {
      form = foldWord(surface);
      this.folded.set(surface, form);
    }
    if (form === '' || /^\p{Nd}/u.test(form)) return;
    if (HAN_OR_KANA.test(form)) {
      if (KATAKANA.test(form)) keep(this.token(form, form, TokenClass.word, true));
      else for (const character of form) keep(this.token(character, character, TokenClass.character, false));
      return;
    }
    const letter = surface[0]!;
    const capital = !first && letter !== letter.toLowerCase();
    keep(this.token(stem(form), form, TokenClass.word, capital));
  }

  private token(token: string, form: string, tokenClass: TokenClass, capital: boolean): number {
    return this.vocabulary.add(token, form, tokenClass, capital);
  }
}

/** What a folded word is known by: its beginning where it is long. */
export function stem(form: string): string {
  return form.length > LONG ? form.slice(0, STEM) : form;
}
