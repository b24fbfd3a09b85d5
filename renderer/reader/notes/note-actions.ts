/** What is done to notes. Each is an operation of the work's log, so that undo takes it back; what was deleted says so and offers that. */
import i18next from 'i18next';
import type { WorkId } from '../../../contract/model.ts';
import type { Note, NoteChange, NoteColour, NoteId, NoteKind } from '../../../contract/notes.ts';
import { host } from '../../host.ts';
import { call } from '../../service/client.ts';
import { runCommand } from '../../shell/commands.ts';
import { dismissNotice, notify } from '../../ui/index.ts';
import { setAlign } from '../align-mode/align-state.ts';
import type { NoteTarget } from './note-state.ts';
import { useNotesView } from './note-state.ts';

const DELETED = 'notes-deleted';

interface NewOne {
  readonly kind: NoteKind;
  readonly colour?: NoteColour;
  readonly text?: string;
}

export async function addNote(workId: WorkId, target: NoteTarget, { kind, colour, text = '' }: NewOne): Promise<void> {
  const chosen = colour ?? useNotesView.getState().colour;
  if (colour) useNotesView.setState({ colour });
  dismissNotice(DELETED);
  const { versionId, anchors } = target;
  await call('notes.add', { workId, versionId, kind, colour: chosen, text, anchors: [...anchors] });
  const done = kind === 'bookmark' ? kind : text === '' ? 'highlight' : 'note';
  announce(i18next.t(`notes:done.${done}`));
}

export async function changeNote(change: NoteChange): Promise<void> {
  if (change.colour) useNotesView.setState({ colour: change.colour });
  dismissNotice(DELETED);
  await call('notes.change', change);
  announce(i18next.t('notes:done.note'));
}

/** What was done, in the line of status and to a screen reader: the page shows little of it. */
const announce = (words: string) => setAlign({ said: { words, refused: false } });

// "Undo" on the notice means the deletion: once something else was done, the notice must not offer it any more.
host.onEvent('library.changed', () => dismissNotice(DELETED));

export async function deleteNotes(notes: readonly Note[]): Promise<void> {
  const noteIds: NoteId[] = notes.map(({ id }) => id);
  if (noteIds.length === 0) return;
  dismissNotice(DELETED);
  await call('notes.delete', { noteIds });
  notify({
    id: DELETED,
    title: i18next.t('notes:deleted', { count: noteIds.length }),
    action: { label: i18next.t('common:undo'), onSelect: () => runCommand('edit.undo') },
  });
}
