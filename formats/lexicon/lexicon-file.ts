import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

import { stemMin } from './stem.ts';

/**
 * A lexicon file: UTF-8 text under Brotli. The first line is `hexapla-lexicon 1 FROM TO ROWS PAIRS`; then, a row to a line, a head word
 * and its renderings, parted by spaces: two hexadecimal digits, then the rendering. The first digit q says p(rendering | head) =
 * 2^(-q/2), the second p(head | rendering) likewise; f stands for a pair that does not count in that direction. Words are folded by
 * text/'s foldWord and hold no space. Rows are sorted by head word in UTF-16 order.
 */
export const LEXICON_FORMAT = 1;

const MAGIC = 'hexapla-lexicon';
const NONE = 15;
/** No honest file comes near; a small file that unpacks to more is hostile. */
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;

/** p(b | a) as it is kept: a step is a factor of √2. 0 where q is NONE. */
const PROBABILITY = Float32Array.from({ length: 16 }, (_, q) => (q === NONE ? 0 : 2 ** (-q / 2)));

/** A word pair with p(target | head) and p(head | target), 0 where it does not count in that direction. */
export interface WeightedPair {
  readonly head: string;
  readonly target: string;
  readonly forward: number;
  readonly backward: number;
}

function quantise(probability: number): number {
  if (!(probability > 0)) return NONE;
  const q = Math.round(-2 * Math.log2(Math.min(1, probability)));
  return q >= NONE ? NONE : q;
}

/** The bytes of a lexicon file. Pairs that count in neither direction are left out. The same pairs give the same bytes. */
export function encodeLexicon(from: string, to: string, pairs: readonly WeightedPair[]): Uint8Array {
  const rows = new Map<string, [code: string, target: string][]>();
  let count = 0;
  for (const { head, target, forward, backward } of pairs) {
    const [f, b] = [quantise(forward), quantise(backward)];
    if (f === NONE && b === NONE) continue;
    let row = rows.get(head);
    if (!row) rows.set(head, (row = []));
    row.push([f.toString(16) + b.toString(16), target]);
    count++;
  }
  const lines = [`${MAGIC} ${LEXICON_FORMAT} ${from} ${to} ${rows.size} ${count}`];
  for (const head of [...rows.keys()].toSorted()) {
    const row = rows.get(head)!.toSorted((x, y) => (x[0] + x[1] < y[0] + y[1] ? -1 : 1));
    lines.push(`${head} ${row.map(([code, target]) => code + target).join(' ')}`);
  }
  return brotliCompressSync(lines.join('\n'), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}

/** The number of a word among the head words; -1 where it is none of them. */
type Find = (word: string) => number;

/** One direction of a lexicon: the renderings of row r are `targets[target[start[r] .. start[r + 1])]` with `weight` beside. */
export class Direction {
  readonly heads: readonly string[];
  private readonly find: Find;
  private readonly start: Int32Array;
  private readonly target: Int32Array;
  private readonly weight: Float32Array;
  private readonly targets: readonly string[];
  /** Head words by their first letters, each list sorted when it is first asked for. */
  private alike: Map<string, { heads: string[]; sorted: boolean }> | null = null;

  constructor(
    heads: readonly string[],
    targets: readonly string[],
    row: Int32Array,
    target: Int32Array,
    weight: Float32Array,
    find: Find,
  ) {
    this.heads = heads;
    this.targets = targets;
    this.find = find;
    this.start = new Int32Array(heads.length + 1);
    for (let k = 0; k < row.length; k++) if (weight[k]! > 0) this.start[row[k]! + 1]!++;
    for (let r = 0; r < heads.length; r++) this.start[r + 1]! += this.start[r]!;
    const next = this.start.slice();
    this.target = new Int32Array(this.start[heads.length]!);
    this.weight = new Float32Array(this.start[heads.length]!);
    for (let k = 0; k < row.length; k++) {
      if (!(weight[k]! > 0)) continue;
      const at = next[row[k]!]!++;
      this.target[at] = target[k]!;
      this.weight[at] = weight[k]!;
    }
  }

  /** The renderings of `head` with p(rendering | head); empty where unknown. */
  row(head: string): [word: string, weight: number][] {
    const row = this.find(head);
    if (row < 0) return [];
    const found: [string, number][] = [];
    for (let k = this.start[row]!; k < this.start[row + 1]!; k++)
      found.push([this.targets[this.target[k]!]!, this.weight[k]!]);
    return found;
  }

  has(head: string): boolean {
    const row = this.find(head);
    return row >= 0 && this.start[row + 1]! > this.start[row]!;
  }

  /** The head words that share so many first letters with `word` that they may be forms of one (stem.ts), in UTF-16 order. */
  headsAlike(word: string): readonly string[] {
    this.alike ??= this.byStems();
    const found = this.alike.get(word.slice(0, stemMin(word)));
    if (!found) return [];
    if (!found.sorted) found.heads.sort();
    found.sorted = true;
    return found.heads;
  }

  private byStems(): Map<string, { heads: string[]; sorted: boolean }> {
    const alike = new Map<string, { heads: string[]; sorted: boolean }>();
    for (const head of this.heads) {
      const stem = head.slice(0, stemMin(head));
      const known = alike.get(stem);
      if (known) known.heads.push(head);
      else alike.set(stem, { heads: [head], sorted: false });
    }
    return alike;
  }
}

/** A lexicon as read: each direction is indexed when first asked for. */
export class DecodedLexicon {
  private readonly columns: Columns;
  private there: Direction | null = null;
  private back: Direction | null = null;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  get forward(): Direction {
    const { heads, targets, row, target, forward } = this.columns;
    const find = (word: string): number => {
      const at = lowerBound(heads, word);
      return heads[at] === word ? at : -1;
    };
    return (this.there ??= new Direction(heads, targets, row, target, forward, find));
  }

  get backward(): Direction {
    const { heads, targets, targetId, row, target, backward } = this.columns;
    const find = (word: string): number => targetId.get(word) ?? -1;
    return (this.back ??= new Direction(targets, heads, target, row, backward, find));
  }
}

/** The first place in a sorted list whose word is not before `key`. */
export function lowerBound(sorted: readonly string[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pair k joins `heads[row[k]]` and `targets[target[k]]`. */
interface Columns {
  /** Sorted. */
  readonly heads: readonly string[];
  readonly targets: readonly string[];
  readonly targetId: ReadonlyMap<string, number>;
  readonly row: Int32Array;
  readonly target: Int32Array;
  readonly forward: Float32Array;
  readonly backward: Float32Array;
}

/** Reads a lexicon file. Throws where it is not one, is damaged, or is between other languages. */
export function decodeLexicon(bytes: Uint8Array, from: string, to: string): DecodedLexicon {
  const text = brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8');
  const end = text.indexOf('\n');
  const [magic, format, a, b, rows, pairs] = (end < 0 ? text : text.slice(0, end)).split(' ');
  if (magic !== MAGIC || Number(format) !== LEXICON_FORMAT) throw new Error('not a lexicon file of this format');
  if (a !== from || b !== to) throw new Error(`a lexicon of ${a} and ${b}, not of ${from} and ${to}`);
  const count = Number(pairs);
  if (!(count >= 0 && count <= text.length)) throw new Error('damaged lexicon file');
  const columns = decodeRows(text, end < 0 ? text.length : end + 1, count);
  if (columns.heads.length !== Number(rows)) throw new Error('damaged lexicon file');
  return new DecodedLexicon(columns);
}

/** Reads `count` pairs from place `first` of `text` on, in one go: an article waits for this more than for its alignment. */
function decodeRows(text: string, first: number, count: number): Columns {
  const heads: string[] = [];
  const targets: string[] = [];
  const targetId = new Map<string, number>();
  const row = new Int32Array(count);
  const target = new Int32Array(count);
  const forward = new Float32Array(count);
  const backward = new Float32Array(count);
  let k = 0;
  for (let at = first; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? text.length : newline;
    let end = fieldEnd(text, at, lineEnd);
    heads.push(text.slice(at, end));
    for (at = end + 1; at < lineEnd; at = end + 1, k++) {
      if (k >= count) throw new Error('damaged lexicon file');
      end = fieldEnd(text, at, lineEnd);
      const word = text.slice(at + 2, end);
      let id = targetId.get(word);
      if (id === undefined) {
        id = targets.length;
        targetId.set(word, id);
        targets.push(word);
      }
      row[k] = heads.length - 1;
      target[k] = id;
      forward[k] = PROBABILITY[digit(text.charCodeAt(at))]!;
      backward[k] = PROBABILITY[digit(text.charCodeAt(at + 1))]!;
    }
    at = lineEnd + 1;
  }
  if (k !== count) throw new Error('damaged lexicon file');
  return { heads, targets, targetId, row, target, forward, backward };
}

const SPACE = 32;

/** Where the field that begins at `at` ends, in a line that ends at `lineEnd`. */
function fieldEnd(text: string, at: number, lineEnd: number): number {
  let end = at;
  while (end < lineEnd && text.charCodeAt(end) !== SPACE) end++;
  return end;
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  throw new Error('damaged lexicon file');
}
