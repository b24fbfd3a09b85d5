/** What of the notes is being worked on: the note that is written, and what the panel shows. */
import { create } from 'zustand';
import type { VersionId } from '../../../contract/model.ts';
import type { Note, NoteAnchor, NoteColour, NoteId } from '../../../contract/notes.ts';
import { usePanel } from '../panel/panel-state.ts';

/** Words of one version that a note is to stand at. */
export interface NoteTarget {
  readonly versionId: VersionId;
  readonly anchors: readonly NoteAnchor[];
  readonly quote: string;
}

interface Editing {
  readonly target: NoteTarget | null;
  readonly note: Note | null;
}

/** What the dialog is open for: a new note, or one that is there. */
export const useNoteEditor = create<Editing>(() => ({ target: null, note: null }));

/** Which notes the panel lists: all, those with words, highlights without, bookmarks, orphans, or one colour's. */
export const NOTE_FILTERS = ['all', 'notes', 'highlights', 'bookmarks', 'orphans'] as const;
export type NoteFilter = (typeof NOTE_FILTERS)[number] | NoteColour;

interface NotesView {
  readonly filter: NoteFilter;
  readonly versionId: VersionId | null;
  readonly search: string;
  /** The note that takes the focus when the panel shows it. */
  readonly wanted: NoteId | null;
  /** The colour chosen last. */
  readonly colour: NoteColour;
}

export const useNotesView = create<NotesView>(() => ({
  filter: 'all',
  versionId: null,
  search: '',
  wanted: null,
  colour: 'yellow',
}));

/** Opens the panel on one note. */
export function showNote(id: NoteId): void {
  useNotesView.setState({ filter: 'all', versionId: null, search: '', wanted: id });
  usePanel.getState().show('notes');
}
