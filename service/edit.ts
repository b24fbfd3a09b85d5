/** Correcting an alignment by hand, with undo and redo. */
import type { EditOutcome } from '../contract/edit.ts';
import type { WorkId } from '../contract/model.ts';
import { DOUBT_THRESHOLD } from '../align/index.ts';
import { applyEdit, editHistory, stepThroughLog } from '../db/index.ts';
import type { Engine } from '../db/index.ts';
import type { Context, Handlers } from './context.ts';
import { writeInPause } from './pause.ts';
import { settleSoon } from './settling.ts';

export const edit: Handlers<'edit'> = {
  apply: (context, { workId, revision, edit: change }) =>
    told(context, workId, applyEdit(context.library.writer, workId, revision, change, engine)),

  undo: (context, { workId }) => told(context, workId, stepThroughLog(context.library.writer, workId, 'undo')),

  redo: (context, { workId }) => told(context, workId, stepThroughLog(context.library.writer, workId, 'redo')),

  history: ({ library: { reader } }, { workId }) => editHistory(reader, workId),
};

const engine: Engine = { doubtBelow: DOUBT_THRESHOLD };

function told(context: Context, workId: WorkId, outcome: EditOutcome): EditOutcome {
  context.emit('library.changed', { workIds: [workId], edited: true });
  if (!settleSoon(context)) {
    context.refill.soon(
      context,
      outcome.splices.flatMap(({ rows }) => rows.map(({ id }) => id)),
    );
  }
  writeInPause(context);
  return outcome;
}
