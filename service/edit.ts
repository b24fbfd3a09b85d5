/** Correcting an alignment by hand, with undo and redo. */
import type { EditOutcome } from '../contract/edit.ts';
import type { WorkId } from '../contract/model.ts';
import { DOUBT_THRESHOLD } from '../align/index.ts';
import { applyEdit, checkpoint, editHistory, stepThroughLog, writeHeldArrays } from '../db/index.ts';
import type { Engine, WritableDb } from '../db/index.ts';
import type { Context, Handlers } from './context.ts';
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
  checkpointSoon(context);
  return outcome;
}

/** A pause of the user's, in which the arrays of what was edited are written and the WAL is moved into the library's file. */
const PAUSE_MS = 1500;
let pause: NodeJS.Timeout | undefined;

/** After the last of several edits: waiting for the disk then keeps nobody. */
function checkpointSoon({ later, library: { writer } }: Context): void {
  clearTimeout(pause);
  pause = setTimeout(() => later('pause', () => settle(writer)), PAUSE_MS).unref();
}

function settle(writer: WritableDb): void {
  writeHeldArrays(writer);
  checkpoint(writer);
}
