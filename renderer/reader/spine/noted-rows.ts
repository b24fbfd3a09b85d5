/** Rows that hold notes or bookmarks, for the strips and plots that show the whole work. */
import { useMemo } from 'react';
import { useNoteRows } from '../notes/notes-data.ts';

export interface NotedRows {
  readonly notes: ReadonlySet<number>;
  readonly bookmarks: ReadonlySet<number>;
}

export function useNotedRows(): NotedRows {
  const rows = useNoteRows((state) => state.rows);
  return useMemo(() => {
    const notes = new Set<number>();
    const bookmarks = new Set<number>();
    for (const [row, list] of rows) for (const { kind } of list) (kind === 'bookmark' ? bookmarks : notes).add(row);
    return { notes, bookmarks };
  }, [rows]);
}
