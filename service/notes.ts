/** Bookmarks, highlights and notes. */
import type { FoundPlace, NoteAnchor, NoteId } from '../contract/notes.ts';
import { QUOTE_JOINT } from '../contract/notes.ts';
import type { VersionId, WorkId } from '../contract/model.ts';
import {
  addNote,
  attachNote,
  changeNote,
  counterpartsAt,
  deleteNotes,
  noteOf,
  notesOf,
  rowsText,
  segmentsOfNote,
  snapshot,
  versionsOf,
  workOfNote,
} from '../db/index.ts';
import type { Outline, ReadableDb } from '../db/index.ts';
import { textMatcher, textSieve } from '../text/index.ts';
import type { Context, Handlers } from './context.ts';
import { settlePlaces, waitForRows } from './settling.ts';

/** UTF-16 units of text read at a time while a place is looked for. */
const READ = 1_000_000;

export const notes: Handlers<'notes'> = {
  list: ({ library: { reader }, outlines }, { workId }) =>
    snapshot(reader, () => notesOf(reader, workId, outlines.get(reader, workId))),

  add: (context, note) => {
    const id = addNote(context.library.writer, note, Date.now());
    return told(context, note.workId, id);
  },

  change: (context, change) => told(context, changeNote(context.library.writer, change, Date.now()), change.noteId),

  delete: (context, { noteIds }) => {
    const workId = deleteNotes(context.library.writer, noteIds);
    if (workId !== null) context.emit('notes.changed', { workId });
    return {};
  },

  findPlace: (context, { noteId }) => {
    const { library, outlines } = context;
    const { reader } = library;
    const workId = workOfNote(reader, noteId);
    waitForRows(context, workId);
    return snapshot(reader, () => {
      const outline = outlines.get(reader, workId);
      const { versionId, language, quote } = noteOf(reader, noteId, outline);
      // A version that was imported anew is another one, of the same language.
      const versionIds = outline.versionIds.includes(versionId)
        ? [versionId]
        : versionsOf(reader, workId).flatMap((version) => (version.language === language ? [version.id] : []));
      const places = versionIds.flatMap((id) => findQuote(reader, outline, id, quote.split(QUOTE_JOINT)));
      return { place: places.length === 1 ? (places[0] ?? null) : null };
    });
  },

  attach: (context, attachment) =>
    told(context, attachNote(context.library.writer, attachment, Date.now()), attachment.noteId),

  counterparts: ({ library: { reader }, outlines }, { workId, noteIds }) =>
    snapshot(reader, () => {
      const outline = outlines.get(reader, workId);
      const known = new Map(notesOf(reader, workId, outline).map((note) => [note.id, note]));
      const places = noteIds.map((id) => {
        const { state, row, versionId, anchors } = known.get(id) ?? { state: 'orphan', row: null, anchors: [] };
        const first = anchors[0];
        return state === 'placed' && row !== null && versionId !== undefined && first
          ? { ...first, row, versionId }
          : null;
      });
      return counterpartsAt(reader, workId, outline, places);
    }),
};

function told(context: Context, workId: WorkId, noteId: NoteId) {
  context.emit('notes.changed', { workId });
  const { writer } = context.library;
  settlePlaces(context, workId, () => segmentsOfNote(writer, noteId));
  return noteOf(writer, noteId, context.outlines.get(writer, workId));
}

/** The one place where all parts of a quote stand, in order; letter for letter if there is one, else but for case and accents. */
function findQuote(db: ReadableDb, outline: Outline, versionId: VersionId, parts: readonly string[]): FoundPlace[] {
  for (const exact of [true, false]) {
    const places = parts.map((part) => findOnce(db, outline, versionId, part, exact));
    const [first] = places;
    const inOrder = places.every((place, index) => place && place.row >= (places[index - 1]?.row ?? 0));
    if (first && inOrder) {
      const anchors = places.flatMap((place) => (place ? [place.anchor] : []));
      return [{ versionId, anchors, row: first.row, exact }];
    }
  }
  return [];
}

/** Null where the words do not stand in the version, or more than once. Reads the whole version, some rows at a time. */
function findOnce(
  db: ReadableDb,
  outline: Outline,
  versionId: VersionId,
  words: string,
  exact: boolean,
): { row: number; anchor: NoteAnchor } | null {
  const matches = textMatcher(words, { exact, wholeWord: false });
  const columns = [outline.versionIds.indexOf(versionId)];
  let found: { row: number; anchor: NoteAnchor } | null = null;
  if (!matches) return null;
  const may = textSieve(words, { exact });
  for (let from: number | null = 0; from !== null;) {
    const { texts, next } = rowsText(db, outline, { from, columns, budget: READ, may });
    for (const { row, segmentId, text } of texts) {
      for (const [start, end] of matches(text)) {
        if (found) return null;
        found = { row, anchor: { segmentId, start, end } };
      }
    }
    from = next;
  }
  return found;
}
