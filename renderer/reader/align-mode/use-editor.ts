/** The editor of the open work: one queue for all who edit it (Align mode, the queue of doubts, undo and redo). */
import { createContext, useContext, useMemo } from 'react';
import { useWords } from '../../i18n/words.ts';
import { useLatest } from '../../state/use-latest.ts';
import type { Reader } from '../reader-context.ts';
import { Editor } from './editor.ts';
import { useSaying } from './saying.ts';

export const EditorContext = createContext<Editor | null>(null);

/** Made once, by reader-screen.tsx. */
export function useNewEditor(reader: Reader): Editor {
  const now = useLatest({ reader, words: useWords(), saying: useSaying() });
  return useMemo(() => new Editor(now), [now]);
}

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor stands outside the reader');
  return editor;
}
