/** A bookmark stands at a sentence of a row; setting one where the row has one takes it away. */
import type { WorkId } from '../../../contract/model.ts';
import type { Note } from '../../../contract/notes.ts';
import { addNote, deleteNotes } from './note-actions.ts';
import type { NoteTarget } from './note-state.ts';

export async function toggleBookmark(workId: WorkId, target: NoteTarget, inRow: readonly Note[]): Promise<void> {
  const set = inRow.filter(({ kind }) => kind === 'bookmark');
  await (set.length > 0 ? deleteNotes(set) : addNote(workId, target, { kind: 'bookmark' }));
}
