/**
 * Guesses of row heights before their text is here: characters of each cell (ReaderOpening.lengths), the width of a character in
 * its script, and the column's width. What is measured corrects the width of a character language by language, for this work and
 * for those opened later, so that the scroll bar hardly moves.
 */
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import type { Items } from './items.ts';

/** One visible column. Widths and heights in CSS pixels. */
export interface ColumnMetrics {
  /** Its place among the versions, and so in `lengths`. */
  readonly index: number;
  readonly width: number;
  readonly characterWidth: number;
  readonly lineHeight: number;
  /** Characters of an average sentence. */
  readonly sentence: number;
  /** Set from top to bottom, in a cell whose height follows from the length of its text. */
  readonly upright?: boolean;
}

/** How the cells of a row stand: beside each other, under each other, or sentence by sentence under each other. */
export type Flow = 'beside' | 'stacked' | 'lines';

export interface EstimateInput {
  readonly flow: Flow;
  readonly lengths: Uint32Array;
  readonly flags: Uint8Array;
  /** Versions in `lengths`, hidden ones included. */
  readonly stride: number;
  readonly columns: readonly ColumnMetrics[];
}

/** Space under a row, above a heading, and the height of folded furniture: as in grid/grid.module.css and grid/cell.module.css. */
export const ROW_GAP = 12;
export const HEADING_SPACE = 14;
export const FOLDED_HEIGHT = 36;
/** Between rows, cells and sentences that stand under each other: as in modes/modes.module.css. */
export const STACK_GAP = 26;
export const CELL_GAP = 8;
export const SENTENCE_GAP = 10;

/** A paragraph's last line is on average half full. */
const LAST_LINE = 0.5;

export function estimateRow(input: EstimateInput, row: number): number {
  const heading = ((input.flags[row] ?? 0) & BEAD_FLAGS.heading) !== 0 ? HEADING_SPACE : 0;
  if (input.flow === 'beside') return Math.max(tallestCell(input, row), 1) + ROW_GAP + heading;
  return (input.flow === 'stacked' ? stackedCells(input, row) : sentenceLines(input, row)) + STACK_GAP + heading;
}

const lengthIn = (input: EstimateInput, row: number, column: ColumnMetrics) =>
  input.lengths[row * input.stride + column.index] ?? 0;

function textHeight(column: ColumnMetrics, length: number): number {
  const lines = Math.max(1, Math.round((length * column.characterWidth) / column.width + LAST_LINE));
  return lines * column.lineHeight;
}

function tallestCell(input: EstimateInput, row: number): number {
  let tallest = 0;
  for (const column of input.columns) {
    const length = lengthIn(input, row, column);
    tallest = Math.max(tallest, column.upright ? uprightHeight(column, length) : textHeight(column, length));
  }
  return tallest;
}

/** Lowest and highest tier of vertical text, room beyond an even share of its characters, room between tiers, in characters: as in modes/modes.css. */
const UPRIGHT = { least: 9, most: 30, spare: 2, between: 2 } as const;

/** Lines of vertical text that stand in a column; text of more stands in several tiers under each other. */
export function uprightLines(width: number, lineHeight: number): number {
  return Math.max(1, Math.floor(width / lineHeight) - 1);
}

function uprightHeight({ characterWidth, width, lineHeight }: ColumnMetrics, length: number): number {
  const lines = uprightLines(width, lineHeight);
  const tiers = Math.max(1, Math.ceil(length / (lines * (UPRIGHT.most - UPRIGHT.spare))));
  const even = length / (lines * tiers) + UPRIGHT.spare;
  const tier = Math.min(length, Math.max(UPRIGHT.least, Math.min(even, UPRIGHT.most)));
  return (tiers * tier + (tiers - 1) * UPRIGHT.between) * characterWidth;
}

function stackedCells(input: EstimateInput, row: number): number {
  let height = CELL_GAP * Math.max(0, input.columns.length - 1);
  for (const column of input.columns) height += textHeight(column, lengthIn(input, row, column));
  return height;
}

/** Each sentence begins a line of its own; the sentences of all columns that belong together stand close. */
function sentenceLines(input: EstimateInput, row: number): number {
  let height = 0;
  let groups = 1;
  for (const column of input.columns) {
    const length = lengthIn(input, row, column);
    const sentences = Math.max(1, Math.round(length / column.sentence));
    groups = Math.max(groups, sentences);
    const lines = Math.max(1, (length / sentences) * (column.characterWidth / column.width) + LAST_LINE);
    height += sentences * lines * column.lineHeight;
  }
  return height + (groups - 1) * SENTENCE_GAP;
}

export function estimateItem(items: Items, item: number, input: EstimateInput): number {
  return items.folded[item] ? FOLDED_HEIGHT : estimateRow(input, items.starts[item] ?? 0);
}

/** Height of every item. O(items x columns). */
export function estimateItems(items: Items, input: EstimateInput): Float64Array {
  const heights = new Float64Array(items.count);
  for (let item = 0; item < items.count; item++) heights[item] = estimateItem(items, item, input);
  return heights;
}

/** Width of an average character as a share of the size, by script, before anything was measured. */
const SCRIPT_WIDTHS: Readonly<Record<string, number>> = {
  Latn: 0.47,
  Cyrl: 0.54,
  Grek: 0.5,
  Arab: 0.42,
  Hebr: 0.48,
  Deva: 0.47,
  Thai: 0.47,
  Hans: 1,
  Hant: 1,
  Jpan: 1,
  Kore: 0.82,
};

/** ISO 15924 script of a language tag, by CLDR's likely subtags; Latn where it can't be told. */
export function scriptOf(language: string): string {
  try {
    return new Intl.Locale(language).maximize().script ?? 'Latn';
  } catch {
    return 'Latn';
  }
}

/** Characters of an average sentence, by script, before any was seen. */
const SENTENCES: Readonly<Record<string, number>> = { Hans: 34, Hant: 34, Jpan: 42, Kore: 55 };
const SENTENCE = 115;

interface Sample {
  characters: number;
  /** Sum over cells of (lines - LAST_LINE) x column width / size. */
  ems: number;
  /** The script's leading as a multiple of the page's. */
  leading: number;
}

/** A cell of one paragraph as it was set. All in CSS pixels but `characters`. */
export interface MeasuredCell {
  readonly characters: number;
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
}
/** What the reader chose: reading size and line height in CSS pixels. */
export interface PageSetting {
  readonly fontSize: number;
  readonly lineHeight: number;
}

/** How much must be measured before it counts, and what it counts for at most, in characters. */
const ENOUGH = 1500;
const MEMORY = 200_000;
const SHORTEST = 40;

/** Learns widths of characters and leading per language. Kept for the life of the window. */
export class TextMetrics {
  readonly #samples = new Map<string, Sample>();
  readonly #sentences = new Map<string, { characters: number; sentences: number }>();

  /** In CSS pixels. */
  characterWidth(language: string, page: PageSetting): number {
    const sample = this.#samples.get(language);
    const known = sample !== undefined && sample.characters >= ENOUGH;
    return page.fontSize * (known ? sample.ems / sample.characters : (SCRIPT_WIDTHS[scriptOf(language)] ?? 0.47));
  }

  /** In CSS pixels. */
  lineHeight(language: string, page: PageSetting): number {
    return page.lineHeight * (this.#samples.get(language)?.leading ?? 1);
  }

  /** In characters. */
  sentence(language: string): number {
    const seen = this.#sentences.get(language);
    if (seen && seen.characters >= ENOUGH) return seen.characters / Math.max(1, seen.sentences);
    return SENTENCES[scriptOf(language)] ?? SENTENCE;
  }

  learnSentences(language: string, characters: number, sentences: number): void {
    const seen = this.#sentences.get(language) ?? { characters: 0, sentences: 0 };
    this.#sentences.set(language, seen);
    const share = seen.characters > MEMORY ? 0.5 : 1;
    seen.characters = seen.characters * share + characters;
    seen.sentences = seen.sentences * share + sentences;
  }

  learn(language: string, cell: MeasuredCell, page: PageSetting): void {
    const sample = this.#samples.get(language) ?? { characters: 0, ems: 0, leading: 1 };
    this.#samples.set(language, sample);
    sample.leading = cell.lineHeight / page.lineHeight;
    const lines = cell.height / cell.lineHeight;
    if (cell.characters < SHORTEST || lines < 1) return;
    if (sample.characters > MEMORY) {
      sample.characters /= 2;
      sample.ems /= 2;
    }
    sample.characters += cell.characters;
    sample.ems += ((lines - LAST_LINE) * cell.width) / page.fontSize;
  }
}
