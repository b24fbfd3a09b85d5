/** Correcting an alignment by hand, with undo and redo. */
import type { EditOutcome } from '../contract/edit.ts';
import type { SentenceBead, WorkId } from '../contract/model.ts';
import { DOUBT_THRESHOLD, align } from '../align/index.ts';
import { applyEdit, editHistory, stepThroughLog } from '../db/index.ts';
import type { CellText, Engine } from '../db/index.ts';
import type { Context, Handlers } from './context.ts';
import { spans } from './tasks/engine.ts';

export const edit: Handlers<'edit'> = {
  apply: (context, { workId, revision, edit: change }) =>
    told(context, workId, applyEdit(context.library.writer, workId, revision, change, engine)),

  undo: (context, { workId }) => told(context, workId, stepThroughLog(context.library.writer, workId, 'undo')),

  redo: (context, { workId }) => told(context, workId, stepThroughLog(context.library.writer, workId, 'redo')),

  history: ({ library: { reader } }, { workId }) => editHistory(reader, workId),
};

const engine: Engine = { doubtBelow: DOUBT_THRESHOLD, alignInside };

/** Aligns the sentences of one row: what lies in it is a wall to the engine. */
function alignInside(cells: readonly CellText[]): readonly SentenceBead[] {
  const versions = cells.map(({ language, segments }) => ({
    language,
    segments: segments.map((segment) => ({ ...segment, sentences: spans(segment.sentences) })),
  }));
  const runs = versions.map(({ segments }) => [0, segments.length] as const);
  return align(versions, { pins: [{ runs }] }).beads[0]?.sentenceBeads ?? [];
}

function told(context: Context, workId: WorkId, outcome: EditOutcome): EditOutcome {
  context.emit('library.changed', { workIds: [workId] });
  return outcome;
}
