/** Reading: the opening of a work, pages of rows, where it was left. */
import type { WorkId } from '../contract/model.ts';
import type { Outline } from '../db/index.ts';
import {
  readingState,
  readPage,
  rowOf,
  rowOfSegment,
  saveReadingState,
  segmentsNumbered,
  snapshot,
  touchWork,
  workContents,
  workDetail,
} from '../db/index.ts';
import type { Context, Handlers } from './context.ts';
import { findSlice } from './find.ts';
import { settlePlaces, settleRows } from './settling.ts';

export const reader: Handlers<'reader'> = {
  open: (context, { workId, count }) => {
    const db = context.library.reader;
    settleRows(context, workId, (outline) => {
      const from = firstRow(outline, readingState(db, workId).beadId, count);
      return [from, from + count];
    });
    const opening = snapshot(db, () => {
      const work = workDetail(db, workId);
      const outline = context.outlines.get(db, workId);
      const state = readingState(db, workId);
      const first = readPage(db, workId, outline, firstRow(outline, state.beadId, count), count);
      const { revision, beadIds, lengths, flags } = outline;
      return { work, state, revision, beadIds, lengths, flags, first };
    });
    context.later('touch', () => {
      touchWork(context.library.writer, workId, Date.now());
      // For the order of the library; who reads the work has it already.
      context.emit('library.changed', { workIds: [workId], edited: true });
    });
    return opening;
  },

  page: (context, { workId, fromBead, count }) => {
    const db = context.library.reader;
    settleRows(context, workId, (outline) => {
      const from = rowOf(outline, fromBead);
      return [from, from + count];
    });
    return snapshot(db, () => {
      const outline = context.outlines.get(db, workId);
      return readPage(db, workId, outline, rowOf(outline, fromBead), count);
    });
  },

  contents: (context, { workId }) => {
    const db = context.library.reader;
    return snapshot(db, () => workContents(db, context.outlines.get(db, workId)));
  },

  find: findSlice,

  rowOf: (context, { workId, versionId, number }) => {
    const db = context.library.reader;
    settlePlaces(context, workId, () => segmentsNumbered(db, versionId, number));
    return snapshot(db, () => ({ row: rowOfSegment(db, context.outlines.get(db, workId), versionId, number) }));
  },

  saveState: (context, { workId, state: { mode = null, lead = null, ...rest } }) => {
    const state = { ...rest, mode, lead };
    saveReadingState(context.library.writer, workId, state, progressAt(context, workId, state.beadId));
    return {};
  },
};

/** A third of the first page lies above the stored position, so that the view can be scrolled up before more has come. */
function firstRow(outline: Outline, beadId: number | null, count: number): number {
  const row = beadId === null ? 0 : Math.max(0, outline.beadIds.indexOf(beadId));
  return Math.max(0, Math.min(row - Math.floor(count / 3), outline.beadIds.length - count));
}

/** Share of the rows above a bead: 0 at the first, 1 at the last; null where the bead has gone. */
function progressAt(context: Context, workId: WorkId, beadId: number | null): number | null {
  if (beadId === null) return 0;
  const { beadIds } = context.outlines.get(context.library.reader, workId);
  const row = beadIds.indexOf(beadId);
  return row < 0 ? null : row / Math.max(1, beadIds.length - 1);
}
