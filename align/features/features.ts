import { findNumbers, foldWord, forEachWord } from '../../text/index.ts';
import type { Sentences } from './sentences.ts';
import type { AlignVersion } from '../types.ts';
import type { Ticker } from '../progress.ts';
import { longer } from './columns.ts';
import { RareTokens } from './rare.ts';
import { endClass, startClass } from './edges.ts';
import { TokenClass, Vocabulary } from './vocabulary.ts';
import type { Tally } from './vocabulary.ts';

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
/** 1 for UTF-16 units that are marks, 2 for spaces and controls. */
const MARK = 1;
const SPACE = 2;
const UNITS = new Uint8Array(1 << 16).fill(SPACE, 0, 33);
for (const mark of MARKS.keys()) UNITS[mark.charCodeAt(0)] = MARK;

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
  const { tokens, tokenStart } = reader.columns();
  return {
    language: version.language,
    count: lengths.length,
    length: new Float32Array(lengths),
    tokenStart,
    tokens,
    vocabulary: reader.vocabulary,
    rare: new RareTokens(tokens, tokenStart, reader.vocabulary),
    unit: new Int32Array(unit),
    unitStart,
    heading: new Uint8Array(heading),
    end: new Uint8Array(ends),
    start: new Uint8Array(starts),
  };
}

/** What a surface form comes to, found out once: folding is costly, and words come again. */
interface Known {
  /** Its token, or the first of several; -1 where it has none. */
  readonly id: number;
  readonly more: readonly number[];
  readonly tally: Tally | null;
  /** Written with a capital. */
  readonly capital: boolean;
  /** Counts as a name wherever it stands. */
  readonly name: boolean;
}

const NONE: readonly number[] = [];
const NOTHING: Known = { id: -1, more: NONE, tally: null, capital: false, name: false };

/** Turns sentences into token numbers, one after the other. */
class TokenReader {
  readonly vocabulary = new Vocabulary();
  /** Of all sentences so far, with room for more. */
  private tokens = new Int32Array(1 << 12);
  private tokenCount = 0;
  private readonly starts: number[] = [0];
  private readonly language: string;
  private readonly known = new Map<string, Known>();
  /** Tokens of the sentence at hand as they are found, and keys to put them in order: place, then order of finding. */
  private readonly found = new Int32Array(TOKENS_MAX);
  private readonly keys = new Float64Array(TOKENS_MAX);
  private size = 0;

  constructor(language: string) {
    this.language = language;
  }

  /** Appends the tokens of `text`; returns its length in characters without spaces, at least 1. */
  read(text: string): number {
    const part = text.length > READ_MAX ? text.slice(0, READ_MAX) : text;
    this.size = 0;
    if (/\p{Nd}/u.test(part)) {
      for (const { value, start } of findNumbers(part, this.language)) {
        this.keep(start, this.vocabulary.intern(`#${value}`, value, TokenClass.number), false);
      }
    }
    let first = true;
    forEachWord(part, this.language, (start, end) => {
      if (this.size < TOKENS_MAX) this.word(start, part.slice(start, end), first);
      first = false;
    });
    const spaces = this.marks(part);
    this.flush();
    return Math.max(1, text.length - Math.round((spaces * text.length) / Math.max(1, part.length)));
  }

  /** Keeps the marks of `part`; returns how many spaces it has. */
  private marks(part: string): number {
    let spaces = 0;
    for (let at = 0; at < part.length; at++) {
      const kind = UNITS[part.charCodeAt(at)]!;
      if (kind === SPACE) spaces++;
      else if (kind === MARK && this.size < TOKENS_MAX) {
        const mark = MARKS.get(part[at]!)!;
        this.keep(at, this.vocabulary.intern(mark, mark, TokenClass.punctuation), false);
      }
    }
    return spaces;
  }

  private word(at: number, surface: string, first: boolean): void {
    let known = this.known.get(surface);
    if (!known) {
      known = this.look(surface);
      this.known.set(surface, known);
    }
    const capital = known.name || (known.capital && !first);
    if (known.id >= 0) this.keep(at, known.id, capital);
    for (let k = 0; k < known.more.length; k++) this.keep(at, known.more[k]!, capital);
    if (known.tally) known.tally.count++;
  }

  private look(surface: string): Known {
    const form = foldWord(surface);
    if (form === '' || /^\p{Nd}/u.test(form)) return NOTHING;
    if (HAN_OR_KANA.test(form) && !KATAKANA.test(form)) {
      const ids = Array.from(form, (one) => this.vocabulary.intern(one, one, TokenClass.character));
      return { id: ids[0]!, more: ids.slice(1), tally: null, capital: false, name: false };
    }
    const name = HAN_OR_KANA.test(form);
    const token = name ? form : stem(form);
    const id = this.vocabulary.intern(token, form, TokenClass.word);
    const tally = form === token ? null : this.vocabulary.tally(id, form);
    const letter = surface[0]!;
    return { id, more: NONE, tally, capital: letter !== letter.toLowerCase(), name };
  }

  /** Counts a token of the sentence at hand, and keeps it unless there are too many. */
  private keep(at: number, id: number, capital: boolean): void {
    this.vocabulary.count(id, capital);
    if (this.size === TOKENS_MAX) return;
    this.keys[this.size] = at * TOKENS_MAX + this.size;
    this.found[this.size++] = id;
  }

  /** Appends what was found to `tokens`, in order. */
  private flush(): void {
    const keys = this.keys.subarray(0, this.size);
    keys.sort();
    if (this.tokenCount + this.size > this.tokens.length)
      this.tokens = longer(this.tokens, new Int32Array(this.tokens.length * 2));
    for (let k = 0; k < keys.length; k++) this.tokens[this.tokenCount++] = this.found[keys[k]! % TOKENS_MAX]!;
    this.starts.push(this.tokenCount);
  }

  /** The tokens of all sentences, and where each sentence's begin. */
  columns(): { tokens: Int32Array; tokenStart: Int32Array } {
    return { tokens: this.tokens.slice(0, this.tokenCount), tokenStart: Int32Array.from(this.starts) };
  }
}

/** What a folded word is known by: its beginning where it is long. */
export function stem(form: string): string {
  return form.length > LONG ? form.slice(0, STEM) : form;
}
