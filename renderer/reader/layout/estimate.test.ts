import { describe, expect, it } from 'vitest';
import {
  CELL_GAP,
  SENTENCE_GAP,
  STACK_GAP,
  TextMetrics,
  FOLDED_HEIGHT,
  HEADING_SPACE,
  ROW_GAP,
  estimateItems,
  estimateRow,
  scriptOf,
} from './estimate.ts';
import { foldItems } from './items.ts';

const column = (index: number, width: number) => ({ index, width, characterWidth: 10, lineHeight: 30, sentence: 100 });
const input = {
  flow: 'beside' as const,
  lengths: Uint32Array.of(400, 0, 10, 900, 5, 5),
  flags: Uint8Array.of(2, 8, 4),
  stride: 2,
  columns: [column(0, 400), column(1, 400)],
};

describe('estimateRow', () => {
  it('is as tall as the tallest cell', () => expect(estimateRow(input, 0)).toBe(11 * 30 + ROW_GAP));
  it('adds the space above a heading', () => expect(estimateRow(input, 1)).toBe(23 * 30 + ROW_GAP + HEADING_SPACE));
  it('looks at visible columns only', () => {
    expect(estimateRow({ ...input, columns: [column(0, 400)] }, 1)).toBe(30 + ROW_GAP + HEADING_SPACE);
  });
  it('adds up cells that stand under each other', () => {
    expect(estimateRow({ ...input, flow: 'stacked' }, 0)).toBe(11 * 30 + 30 + CELL_GAP + STACK_GAP);
  });
  it('begins a line with every sentence', () => {
    // Four sentences of 100 characters: three lines each; one line for the empty cell.
    expect(estimateRow({ ...input, flow: 'lines' }, 0)).toBe(4 * 3 * 30 + 30 + 3 * SENTENCE_GAP + STACK_GAP);
  });
  it('makes vertical text as high as its share of the lines that fit, a long one in tiers', () => {
    const upright = { ...column(0, 400), upright: true };
    // 12 lines of at most 28 characters hold less than 400: two tiers of 400 / 24 + 2, two characters apart. 10 stand in one line.
    expect(estimateRow({ ...input, columns: [upright] }, 0)).toBeCloseTo((2 * (400 / 24 + 2) + 2) * 10 + ROW_GAP);
    const short = { ...input, lengths: Uint32Array.of(10, 0, 120, 0, 5, 5), columns: [upright] };
    expect(estimateRow(short, 0)).toBe(90 + ROW_GAP);
    expect(estimateRow(short, 1)).toBe(120 + ROW_GAP + HEADING_SPACE);
  });
  it('gives folded furniture its own height', () => {
    const items = foldItems(input.flags, Float64Array.of(1, 2, 3), { showAll: false, unfolded: new Set() });
    expect(estimateItems(items, input)[2]).toBe(FOLDED_HEIGHT);
  });
});

describe('TextMetrics', () => {
  const page = (fontSize: number) => ({ fontSize, lineHeight: fontSize * 1.5 });
  it('starts from the script', () => {
    const metrics = new TextMetrics();
    expect(metrics.characterWidth('ja', page(20))).toBe(20);
    expect(metrics.characterWidth('it', page(20))).toBeCloseTo(9.4);
    expect(metrics.characterWidth('not a tag', page(20))).toBeCloseTo(9.4);
    expect(metrics.lineHeight('ar', page(20))).toBe(30);
  });
  it('comes to what is measured', () => {
    const metrics = new TextMetrics();
    // 500 characters of 8 px in lines of 400 px: 10 lines, of which the last is half full on average.
    const cell = { characters: 500, height: 10.5 * 30, lineHeight: 30, width: 400 };
    for (let count = 0; count < 10; count++) metrics.learn('ar', cell, page(16));
    expect(metrics.characterWidth('ar', page(16))).toBeCloseTo(8);
    expect(metrics.characterWidth('ar', page(32))).toBeCloseTo(16);
    expect(metrics.lineHeight('ar', page(16))).toBeCloseTo(30);
    expect(metrics.lineHeight('ar', page(32))).toBeCloseTo(60);
  });
  it('learns how long sentences are', () => {
    const metrics = new TextMetrics();
    expect(metrics.sentence('ja')).toBeLessThan(metrics.sentence('fr'));
    metrics.learnSentences('fr', 4000, 20);
    expect(metrics.sentence('fr')).toBe(200);
  });
  it('learns no width from cells that say nothing about it', () => {
    const metrics = new TextMetrics();
    const cell = { characters: 5, height: 30, lineHeight: 30, width: 400 };
    for (let count = 0; count < 1000; count++) metrics.learn('it', cell, page(20));
    expect(metrics.characterWidth('it', page(20))).toBeCloseTo(9.4);
  });
});

describe('scriptOf', () => {
  it('knows likely scripts', () => {
    expect(scriptOf('sr-Latn')).toBe('Latn');
    expect(scriptOf('zh-TW')).toBe('Hant');
    expect(scriptOf('fa')).toBe('Arab');
  });
});
