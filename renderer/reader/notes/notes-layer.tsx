/** The notes of the open work on its page: highlights drawn, the toolbar of a selection, the dialog in which a note is written, commands. */
import { useCallback, useEffect, useMemo } from 'react';
import { NOTE_COLOURS } from '../../../contract/notes.ts';
import type { Note } from '../../../contract/notes.ts';
import { onCommand } from '../../shell/commands.ts';
import { reportError } from '../../shell/report-error.ts';
import { useReader } from '../reader-context.ts';
import { toggleBookmark } from './bookmarks.ts';
import { NoteEditor } from './note-editor.tsx';
import { useNoteEditor } from './note-state.ts';
import { focusedTarget, selectedTarget } from './note-target.ts';
import { useNoteIndex, useNoteRows, useNotes } from './notes-data.ts';
import { usePainting } from './painting.ts';
import type { PaintLayer } from './painting.ts';
import { SelectionToolbar } from './selection-toolbar.tsx';
import './highlights.css';

export function NotesLayer() {
  const { workId } = useReader();
  const notes = useNotes(workId);
  usePainting(useMemo(() => layersOf(notes), [notes]));
  useNoteIndex(notes);
  useNoteCommands();
  return (
    <>
      <SelectionToolbar />
      <NoteEditor />
    </>
  );
}

function layersOf(notes: readonly Note[]): PaintLayer[] {
  const marks = notes.filter(({ kind, state }) => kind === 'mark' && state === 'placed');
  return NOTE_COLOURS.map((colour) => ({
    name: `note-${colour}`,
    priority: 1,
    ranges: marks.filter((note) => note.colour === colour).flatMap(({ anchors }) => anchors),
  }));
}

function useNoteCommands(): void {
  const reader = useReader();
  const write = useCallback(() => {
    const target = selectedTarget(reader) ?? focusedTarget(reader);
    if (target) useNoteEditor.setState({ target, note: null });
  }, [reader]);
  const bookmark = useCallback(() => {
    const target = selectedTarget(reader) ?? focusedTarget(reader);
    if (!target) return;
    const { workId, session } = reader;
    const [first] = target.anchors;
    const [from, to] = session.view.snapshot().visible;
    const holds = (row: number) =>
      session.store.row(row)?.cells.some((cell) => cell.some(({ id }) => id === first?.segmentId)) ?? false;
    let row = from;
    while (row < to && !holds(row)) row++;
    toggleBookmark(workId, target, useNoteRows.getState().rows.get(row) ?? []).catch(reportError);
  }, [reader]);
  useEffect(() => onCommand('reader.note.add', write), [write]);
  useEffect(() => onCommand('reader.bookmark', bookmark), [bookmark]);
}
