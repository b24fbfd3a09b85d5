import { describe, expect, test } from 'vitest';
import { BeadId, SegmentId } from '../../../contract/model.ts';
import type { BeadRow, SegmentView } from '../../../contract/model.ts';
import { copyTable, sentenceSelection, tableHtml, tableText, tableTsv } from './copy-table.ts';
import type { CopyColumn } from './copy-table.ts';

/** A paragraph of these sentences with spaces between them. */
function segment(id: number, ...sentences: string[]): SegmentView {
  const text = sentences.join(' ');
  let at = 0;
  const ranges = sentences.flatMap((sentence) => {
    const range = [at, at + sentence.length];
    at += sentence.length + 1;
    return range;
  });
  return { id: SegmentId.parse(id), number: id, kind: 'paragraph', level: 0, text, paratext: false, sentences: ranges };
}
const bead: BeadRow = {
  id: BeadId.parse(1),
  status: 'auto',
  pinned: false,
  score: 1,
  reasons: [],
  links: [],
  cells: [[segment(1, 'One.', 'Two.'), segment(2, 'Three.')], [segment(3, 'Uno e due.', 'Tre <b>.')], []],
  sentenceBeads: [
    {
      score: 1,
      runs: [
        [0, 2],
        [0, 1],
        [0, 0],
      ],
    },
    {
      score: 1,
      runs: [
        [2, 3],
        [1, 2],
        [0, 0],
      ],
    },
  ],
};
const columns: CopyColumn[] = ['English', 'Italian', 'Arabic'].map((name, index) => ({
  index,
  name,
  language: ['en', 'it', 'ar'][index]!,
  direction: index === 2 ? 'rtl' : 'ltr',
}));
const select = (segmentId: number, column: number, start: number, end: number) => ({
  row: 7,
  column,
  kind: 'paragraph',
  segmentId,
  start,
  end,
  text: bead.cells[column]!.find(({ id }) => id === segmentId)!.text.slice(start, end),
});
const tableOf = (...selected: ReturnType<typeof select>[]) => copyTable(selected, columns, () => bead);

describe('what is copied', () => {
  test('is what was selected, beside the whole of its counterparts', () => {
    expect(tableOf(select(1, 0, 5, 8)).rows).toEqual([['Two', 'Uno e due.', '']]);
    expect(tableOf(select(1, 0, 0, 9), select(2, 0, 0, 6)).rows).toEqual([
      ['One. Two.', 'Uno e due.', ''],
      ['Three.', 'Tre <b>.', ''],
    ]);
  });
  test('is nothing more than the sentence, where one stands without a selection', () => {
    expect(copyTable(sentenceSelection(bead, { row: 7, column: 1, sentence: 1 }), columns, () => bead).rows).toEqual([
      ['Three.', 'Tre <b>.', ''],
    ]);
    expect(sentenceSelection(bead, { row: 7, column: 2, sentence: 0 })).toEqual([]);
  });
  test('is the text alone, where a paragraph has no sentence bead', () => {
    const alone = { ...bead, sentenceBeads: [] };
    expect(copyTable([select(2, 0, 0, 6)], columns, () => alone).rows).toEqual([['Three.', '', '']]);
  });
});

describe('its forms', () => {
  const table = tableOf(select(2, 0, 0, 6));
  test('text', () =>
    expect(tableText(tableOf(select(1, 0, 0, 4), select(2, 0, 0, 6)))).toBe('One.\nUno e due.\n\nThree.\nTre <b>.'));
  test('tabs', () => {
    expect(tableTsv(table)).toBe('English\tItalian\tArabic\nThree.\tTre <b>.\t');
    expect(tableTsv({ columns: columns.slice(0, 1), rows: [['=1+1'], ['a\tb\nc']] })).toBe("English\n'=1+1\na b c");
  });
  test('a table that says languages and directions, and holds no markup of the text', () => {
    expect(tableHtml(table)).toContain('<td lang="it" dir="ltr">Tre &lt;b&gt;.</td><td lang="ar" dir="rtl"></td>');
  });
});
