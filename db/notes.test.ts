import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import type { Edit } from '../contract/edit.ts';
import type { SegmentId, VersionId, WorkId } from '../contract/model.ts';
import { MAX_QUOTE, QUOTE_JOINT } from '../contract/notes.ts';
import type { NewNote, NoteId } from '../contract/notes.ts';
import { rules } from './edits/testing.ts';
import {
  addNote,
  applyEdit,
  attachNote,
  changeNote,
  deleteNotes,
  editHistory,
  movedNotes,
  notesOf,
  replaceAlignment,
  revisionOf,
  setVersionDeleted,
  stepThroughLog,
  storedAlignment,
  workOutline,
} from './index.ts';
import { all } from './sql.ts';
import { addWork, bead, temporaryLibrary } from './testing.ts';

let opened: ReturnType<typeof temporaryLibrary>;
let workId: WorkId;
let versionIds: VersionId[];
let segments: { id: SegmentId; text: string }[];

const TEXTS = {
  en: ['The first hill.', 'The second hill lies in the east.', 'The third hill.'],
  it: ['Il primo colle.', 'Il secondo colle sta a oriente.', 'Il terzo colle.'],
};

beforeEach(() => {
  opened = temporaryLibrary();
  const beads = [0, 1, 2].map((row) => bead([row, row + 1], [row, row + 1]));
  ({ workId, versionIds } = addWork(opened.library.writer, 'Hills', TEXTS, beads));
  segments = all(opened.library.reader, 'SELECT id, text FROM segment ORDER BY id');
});
afterEach(() => opened.remove());

const notes = () => notesOf(opened.library.reader, workId, workOutline(opened.library.reader, workId));
const edit = (change: Edit) =>
  applyEdit(opened.library.writer, workId, revisionOf(opened.library.reader, workId), change, rules);
const step = (way: 'undo' | 'redo') => stepThroughLog(opened.library.writer, workId, way);

/** A note on `quote` in segment `index` of the English version. */
function note(index: number, quote: string, part: Partial<NewNote> = {}): NoteId {
  const { id, text } = segments[index]!;
  const start = text.indexOf(quote);
  const anchors = [{ segmentId: id, start, end: start + quote.length }];
  const made: NewNote = {
    workId,
    versionId: versionIds[0]!,
    kind: 'mark',
    colour: 'yellow',
    text: '',
    anchors,
    ...part,
  };
  return addNote(opened.library.writer, made, 1);
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof HexaplaError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a note', () => {
  test('quotes its words with what stands around them, and is listed in reading order', () => {
    note(1, 'second hill', { text: 'Which one?' });
    note(0, 'first');
    expect(
      notes().map(({ quote, before, after, row, state, language }) => [quote, before, after, row, state, language]),
    ).toEqual([
      ['first', 'The ', ' hill.', 0, 'placed', 'en'],
      ['second hill', 'The ', ' lies in the east.', 1, 'placed', 'en'],
    ]);
  });

  test('is changed, deleted, and all of it undone and done again', () => {
    const id = note(1, 'second', { text: 'a' });
    changeNote(opened.library.writer, { noteId: id, text: 'b', colour: 'blue' }, 2);
    deleteNotes(opened.library.writer, [id]);
    expect(notes()).toEqual([]);
    expect(editHistory(opened.library.reader, workId).undo).toBe('note');
    step('undo');
    expect(notes()).toMatchObject([{ id, text: 'b', colour: 'blue', changedAt: 2 }]);
    step('undo');
    expect(notes()).toMatchObject([{ id, text: 'a', colour: 'yellow', changedAt: 1 }]);
    step('undo');
    expect(notes()).toEqual([]);
    step('redo');
    expect(notes()).toMatchObject([{ id, text: 'a' }]);
  });

  test('that stays as it was is no operation', () => {
    const id = note(1, 'second', { text: 'a' });
    changeNote(opened.library.writer, { noteId: id, text: 'a' }, 2);
    step('undo');
    expect(notes()).toEqual([]);
  });

  test('is refused where the characters are not, and where they are too many', () => {
    const segmentId = segments[0]!.id;
    const anchored =
      (start: number, end: number, versionId = versionIds[0]!) =>
      () =>
        addNote(
          opened.library.writer,
          { workId, versionId, kind: 'mark', colour: 'red', text: '', anchors: [{ segmentId, start, end }] },
          1,
        );
    expect(codeOf(anchored(0, 500))).toBe('not-found');
    expect(codeOf(anchored(4, 4))).toBe('not-found');
    expect(codeOf(anchored(0, 3, versionIds[1]))).toBe('not-found');
    const long = addWork(opened.library.writer, 'Long', { en: ['x'.repeat(MAX_QUOTE + 1)] }, [bead([0, 1])]);
    const [row] = all<{ id: SegmentId }>(opened.library.reader, 'SELECT max(id) AS id FROM segment');
    const anchors = [{ segmentId: row!.id, start: 0, end: MAX_QUOTE + 1 }];
    const made: NewNote = {
      workId: long.workId,
      versionId: long.versionIds[0]!,
      kind: 'mark',
      colour: 'red',
      text: '',
      anchors,
    };
    expect(codeOf(() => addNote(opened.library.writer, made, 1))).toBe('too-large');
  });
});

describe('what becomes of a note', () => {
  test('rows merged and aligned anew leave it where it stands', () => {
    note(1, 'second');
    const rows = workOutline(opened.library.reader, workId).beadIds;
    edit({ kind: 'merge', beadIds: [rows[0], rows[1]] as never });
    expect(notes()).toMatchObject([{ state: 'placed', row: 0, quote: 'second' }]);
    const { versionIds: order } = storedAlignment(opened.library.reader, workId);
    const beads = [bead([0, 2], [0, 1]), bead([2, 3], [1, 3])];
    replaceAlignment(opened.library.writer, workId, { versionIds: order, beads, relations: [] });
    expect(notes()).toMatchObject([{ state: 'placed', row: 0, quote: 'second' }]);
  });

  test('text that is another one makes it an orphan, which keeps its words and place', () => {
    const id = note(1, 'second');
    const other = addWork(opened.library.writer, 'Other', { en: ['x'] }, [bead([0, 1])]);
    expect(other.workId).not.toBe(workId);
    rewritten(segments[1]!.id, 'The 2nd hill lies in the east.');
    expect(notes()).toMatchObject([{ id, state: 'orphan', quote: 'second', row: 1 }]);
  });

  test('a version in the bin makes it an orphan until the version is back', () => {
    note(1, 'second');
    setVersionDeleted(opened.library.writer, versionIds[0]!, 5);
    expect(notes()).toMatchObject([{ state: 'orphan', row: null, quote: 'second' }]);
    setVersionDeleted(opened.library.writer, versionIds[0]!, null);
    expect(notes()).toMatchObject([{ state: 'placed', row: 1 }]);
  });

  test('an orphan is put elsewhere only by hand, and quotes what stands there', () => {
    const id = note(1, 'second');
    rewritten(segments[1]!.id, 'Nothing.');
    const anchors = [{ segmentId: segments[2]!.id, start: 4, end: 9 }];
    attachNote(opened.library.writer, { noteId: id, versionId: versionIds[0]!, anchors }, 9);
    expect(notes()).toMatchObject([{ id, state: 'placed', quote: 'third', row: 2 }]);
    step('undo');
    expect(notes()).toMatchObject([{ id, state: 'orphan', quote: 'second' }]);
  });

  /** Writes another text into a segment, as no operation of ours does. */
  function rewritten(id: SegmentId, text: string): void {
    all(opened.library.writer, 'UPDATE segment SET text = ? WHERE id = ? RETURNING id', [text, id]);
  }
});

test('words that move between segments take notes with them, cut where they are cut', () => {
  const [first, second] = segments;
  note(1, 'second hill lies');
  const text = second!.text;
  const cut = text.indexOf('hill');
  const moved = [
    { fromSegment: second!.id, fromStart: cut, fromEnd: text.length, toSegment: first!.id, toStart: 100 },
    { fromSegment: second!.id, fromStart: 0, fromEnd: cut, toSegment: second!.id, toStart: 7 },
  ];
  const [change] = movedNotes(opened.library.reader, moved);
  const start = text.indexOf('second');
  expect(JSON.parse(String(change?.after?.['anchors']))).toEqual([
    [second!.id, start + 7, cut + 7],
    [first!.id, 100, 100 + 'hill lies'.length],
  ]);
});

test('a quote over several segments keeps its parts', () => {
  const anchors = [0, 1].map((index) => ({ segmentId: segments[index]!.id, start: 0, end: 9 }));
  note(0, 'The', { anchors });
  expect(notes()).toMatchObject([{ quote: `The first${QUOTE_JOINT}The secon`, state: 'placed', row: 0 }]);
});

test('whatever moves where, the words of a note are told once and in order', () => {
  const id = segments[1]!.id;
  const length = segments[1]!.text.length;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: length - 1 }), { maxLength: 5 }),
      fc.nat({ max: length - 2 }),
      fc.nat({ max: length }),
      (cuts, start, more) => {
        const end = Math.min(length, start + 1 + more);
        const noteId = note(1, segments[1]!.text.slice(start, end), { anchors: [{ segmentId: id, start, end }] });
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), length];
        // Each stretch goes to a segment of its own, at an offset of its own.
        const moved = bounds.slice(0, -1).map((from, index) => ({
          fromSegment: id,
          fromStart: from,
          fromEnd: bounds[index + 1]!,
          toSegment: (1000 + index) as SegmentId,
          toStart: index * 10,
        }));
        const change = movedNotes(opened.library.reader, moved).find(({ key }) => key === noteId);
        const parts = JSON.parse(String(change?.after?.['anchors'])) as [number, number, number][];
        const back = parts.map(([segment, from, to]) => {
          const index = segment - 1000;
          return segments[1]!.text.slice(from - index * 10 + bounds[index]!, to - index * 10 + bounds[index]!);
        });
        expect(back.join('')).toBe(segments[1]!.text.slice(start, end));
        deleteNotes(opened.library.writer, [noteId]);
      },
    ),
    { numRuns: 60 },
  );
});
