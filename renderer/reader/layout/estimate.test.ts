import { describe, expect, it } from 'vitest';
import {
  CharacterWidths,
  FOLDED_HEIGHT,
  HEADING_SPACE,
  ROW_GAP,
  estimateItems,
  estimateRow,
  scriptOf,
} from './estimate.ts';
import { foldItems } from './items.ts';

const column = (index: number, width: number) => ({ index, width, characterWidth: 10, lineHeight: 30 });
const input = {
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
  it('gives folded furniture its own height', () => {
    const items = foldItems(input.flags, Float64Array.of(1, 2, 3), { showAll: false, unfolded: new Set() });
    expect(estimateItems(items, input)[2]).toBe(FOLDED_HEIGHT);
  });
});

describe('CharacterWidths', () => {
  it('starts from the script', () => {
    const widths = new CharacterWidths();
    expect(widths.of('ja', 20)).toBe(20);
    expect(widths.of('it', 20)).toBeCloseTo(9.4);
    expect(widths.of('not a tag', 20)).toBeCloseTo(9.4);
  });
  it('comes to what is measured', () => {
    const widths = new CharacterWidths();
    // 500 characters of 8 px in lines of 400 px: 10 lines, of which the last is half full on average.
    for (let cell = 0; cell < 10; cell++)
      widths.learn('it', { characters: 500, lines: 10.5, width: 400, fontSize: 16 });
    expect(widths.of('it', 16)).toBeCloseTo(8);
    expect(widths.of('it', 32)).toBeCloseTo(16);
  });
  it('ignores cells that say nothing', () => {
    const widths = new CharacterWidths();
    for (let cell = 0; cell < 1000; cell++) widths.learn('it', { characters: 5, lines: 1, width: 400, fontSize: 16 });
    expect(widths.of('it', 20)).toBeCloseTo(9.4);
  });
});

describe('scriptOf', () => {
  it('knows likely scripts', () => {
    expect(scriptOf('sr-Latn')).toBe('Latn');
    expect(scriptOf('zh-TW')).toBe('Hant');
    expect(scriptOf('fa')).toBe('Arab');
  });
});
