/** The notes of the open work as the window knows them: asked for once, and again whenever the service says that they changed. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { WorkId } from '../../../contract/model.ts';
import type { Note } from '../../../contract/notes.ts';
import { host } from '../../host.ts';
import { call } from '../../service/client.ts';
import { queryClient } from '../../service/queries.ts';

const NAME = 'notes';
const NONE: readonly Note[] = [];

host.onEvent('notes.changed', ({ workId }) => void queryClient.invalidateQueries({ queryKey: [NAME, workId] }));
// Undo and redo of notes, and everything that may take their words from under them.
host.onEvent('library.changed', ({ workIds }) => {
  for (const workId of workIds) void queryClient.invalidateQueries({ queryKey: [NAME, workId] });
});

/** In reading order; none until they have come. */
export function useNotes(workId: WorkId): readonly Note[] {
  const { data } = useQuery({ queryKey: [NAME, workId], queryFn: () => call('notes.list', { workId }) });
  return data ?? NONE;
}

type Rows = ReadonlyMap<number, readonly Note[]>;

/** The notes that stand in each row, for what is drawn with every row: it must not cost rows without notes anything. */
export const useNoteRows = create<{ readonly rows: Rows }>(() => ({ rows: new Map() }));

/** Keeps useNoteRows while a work is open. */
export function useNoteIndex(notes: readonly Note[]): void {
  useEffect(() => {
    const rows = new Map<number, Note[]>();
    for (const note of notes) {
      if (note.row === null || note.state !== 'placed') continue;
      const list = rows.get(note.row);
      if (list) list.push(note);
      else rows.set(note.row, [note]);
    }
    useNoteRows.setState({ rows });
    return () => useNoteRows.setState({ rows: new Map() });
  }, [notes]);
}
