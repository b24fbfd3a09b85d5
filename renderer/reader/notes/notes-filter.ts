/** Which of a work's notes the panel lists. */
import type { VersionId } from '../../../contract/model.ts';
import type { Note } from '../../../contract/notes.ts';
import type { NoteFilter } from './note-state.ts';

export interface NotesQuery {
  readonly filter: NoteFilter;
  readonly versionId: VersionId | null;
  readonly search: string;
}

/** Case and accents do not count. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export function filterNotes(notes: readonly Note[], { filter, versionId, search }: NotesQuery): Note[] {
  const wanted = folded(search.trim());
  return notes.filter((note) => {
    if (versionId !== null && note.versionId !== versionId) return false;
    if (!passes(note, filter)) return false;
    return wanted === '' || folded(`${note.quote}\n${note.text}`).includes(wanted);
  });
}

function passes({ kind, text, state, colour }: Note, filter: NoteFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'notes':
      return text !== '';
    case 'highlights':
      return kind === 'mark' && text === '';
    case 'bookmarks':
      return kind === 'bookmark';
    case 'orphans':
      return state === 'orphan';
    default:
      return kind === 'mark' && colour === filter;
  }
}
