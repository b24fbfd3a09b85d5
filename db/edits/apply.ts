/** Editing an alignment: an edit becomes changes of rows, which are carried out and put into the log; undo and redo carry them out again. */
import { labelOf } from '../../contract/edit.ts';
import type { Edit, EditOutcome } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { WorkId } from '../../contract/model.ts';
import { transaction } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { readArrays } from '../outline.ts';
import { merge, move, newRow, split } from './beads.ts';
import { inverse } from './changes.ts';
import { link, unlink } from './links.ts';
import { editHistory, markOperation, nextOperation, recordOperation } from './log.ts';
import { beginLong, performLong } from './long.ts';
import { confirmAbove, pin, status } from './marks.ts';
import { movedNotes } from '../notes.ts';
import { perform } from './perform.ts';
import { joinSegments, splitSegment } from './segments.ts';
import { sentences } from './sentence-beads.ts';
import { shift } from './shift.ts';
import type { Engine } from './sentences.ts';
import { openWorkbench } from './workbench.ts';
import type { Draft, LongDraft, Workbench } from './workbench.ts';

/**
 * Carries out one edit by hand, in one transaction.
 *
 * @param revision of the rows that the edit was made for
 * @throws HexaplaError conflict { workId } where the rows are others by now; edit-impossible { edit } where there is nothing to do it
 *   with; not-found for a bead, version or segment that is not of this work or not visible
 */
export function applyEdit(db: WritableDb, workId: WorkId, revision: number, edit: Edit, engine: Engine): EditOutcome {
  return transaction(db, () => {
    const bench = openWorkbench(db, workId, engine.long);
    if (bench.arrays.revision !== revision) {
      throw new HexaplaError('conflict', `Work ${workId} is at revision ${bench.arrays.revision}`, { workId });
    }
    const draft = draftOf(bench, edit, engine);
    const name = labelOf(edit);
    if ('path' in draft) {
      return { ...beginLong(db, workId, bench.arrays, name, draft), ...editHistory(db, workId) };
    }
    const { changes: own, focus } = draft;
    // Notes go with the words that they stand at, within the same operation.
    const changes = { ...own, rows: [...own.rows, ...movedNotes(db, own.moved)] };
    if (changes.rows.length === 0) return { name, revision, splices: [], focus, ...editHistory(db, workId) };
    const done = perform(db, workId, bench.arrays, { name, changes, focus });
    recordOperation(db, workId, name, changes);
    return { ...done, ...editHistory(db, workId) };
  });
}

/**
 * Takes the last operation of a work back, or does the one again that was taken back last.
 * @throws HexaplaError edit-impossible { edit } where there is none
 */
export function stepThroughLog(db: WritableDb, workId: WorkId, way: 'undo' | 'redo'): EditOutcome {
  return transaction(db, () => {
    const operation = nextOperation(db, workId, way);
    const arrays = readArrays(db, workId);
    if (!operation || !arrays) throw new HexaplaError('edit-impossible', `Nothing to ${way}`, { edit: way });
    markOperation(db, operation.id, way === 'undo');
    if (operation.path) {
      const long = { operationId: operation.id, name: operation.name, done: way === 'redo', focus: null };
      return { ...performLong(db, workId, arrays, long), ...editHistory(db, workId) };
    }
    const changes = way === 'undo' ? inverse(operation.changes) : operation.changes;
    const done = perform(db, workId, arrays, { name: operation.name, changes, focus: null });
    return { ...done, ...editHistory(db, workId) };
  });
}

function draftOf(bench: Workbench, edit: Edit, { doubtBelow }: Engine): Draft | LongDraft {
  switch (edit.kind) {
    case 'merge':
      return merge(bench, edit);
    case 'split':
      return split(bench, edit);
    case 'move':
      return move(bench, edit);
    case 'newRow':
      return newRow(bench, edit);
    case 'shift':
      return shift(bench, edit);
    case 'status':
      return status(bench, edit, doubtBelow);
    case 'confirmAbove':
      return confirmAbove(bench, edit);
    case 'pin':
      return pin(bench, edit);
    case 'splitSegment':
      return splitSegment(bench, edit);
    case 'joinSegments':
      return joinSegments(bench, edit);
    case 'link':
      return link(bench, edit);
    case 'unlink':
      return unlink(bench, edit);
    default:
      return sentences(bench, edit);
  }
}
