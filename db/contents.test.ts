import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTENTS_TEXT } from '../contract/contents.ts';
import { insertWork, replaceAlignment, transaction, workContents, workOutline } from './index.ts';
import { addVersion, addWork, bead, paragraph, temporaryLibrary } from './testing.ts';

let opened: ReturnType<typeof temporaryLibrary>;
beforeEach(() => (opened = temporaryLibrary()));
afterEach(() => opened.remove());

const heading = (text: string, level: number) => ({ ...paragraph(text), kind: 'heading' as const, level });
const contentsOf = (workId: Parameters<typeof workOutline>[1]) => {
  const { reader } = opened.library;
  return workContents(reader, workOutline(reader, workId));
};

test('lists the headings of each version with their rows, furniture left out', () => {
  const { writer } = opened.library;
  const workId = transaction(writer, () => {
    const id = insertWork(writer, { title: 'T', author: '', tags: [] }, 1);
    const versionIds = [
      addVersion(writer, id, 'en', [heading('One', 1), paragraph('a'), heading('Two', 2), paragraph('b')]),
      addVersion(writer, id, 'it', [heading('Uno', 1), { ...heading('Commenti', 3), paratext: true }, paragraph('c')]),
    ];
    const beads = [bead([0, 1], [0, 1]), bead([1, 2], [1, 1]), bead([2, 3], [1, 2]), bead([3, 4], [2, 3])];
    replaceAlignment(writer, id, { versionIds, beads, relations: [] });
    return id;
  });
  const [english, italian] = contentsOf(workId);
  expect(english?.kind).toBe('headings');
  expect(english?.entries.map(({ text, level, row }) => [text, level, row])).toEqual([
    ['One', 1, 0],
    ['Two', 2, 2],
  ]);
  expect(italian?.entries.map(({ text, row }) => [text, row])).toEqual([['Uno', 0]]);
});

test('offers landmarks at regular distances where there is no heading; a gap is passed over', () => {
  const count = 1000;
  const texts = Array.from({ length: count }, (_, index) => `${index} ${'x'.repeat(500)}`);
  const beads = texts.map((_, row) =>
    row < 300 ? bead([row, row + 1], [row, row + 1]) : bead([row, row + 1], [300, 300]),
  );
  const { workId } = addWork(opened.library.writer, 'Long', { en: texts, it: texts.slice(0, 300) }, beads);
  const [english, italian] = contentsOf(workId);
  expect(english?.kind).toBe('landmarks');
  expect(english?.entries.map(({ row }) => row)).toEqual(Array.from({ length: 40 }, (_, index) => index * 25));
  expect(english?.entries[1]?.text).toBe(texts[25]?.slice(0, CONTENTS_TEXT));
  expect(italian?.entries.at(-1)?.row).toBe(275);
});
