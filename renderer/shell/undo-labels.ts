/** What undo and redo would do, in words: the application menu and the palette show it. */
import i18next from 'i18next';
import { create } from 'zustand';
import { host } from '../host.ts';
import { reportError } from './report-error.ts';

export interface UndoNames {
  /** What would be undone or done again ("Merge rows"), in the window's language; null where there is nothing or it has no name. */
  readonly undo: string | null;
  readonly redo: string | null;
}

export const useUndoNames = create<UndoNames>(() => ({ undo: null, redo: null }));

/** Names the operations that the undo and redo commands would reverse or repeat. Whoever named them takes the names back when he goes. */
export function nameUndo(names: UndoNames): void {
  const before = useUndoNames.getState();
  if (before.undo === names.undo && before.redo === names.redo) return;
  useUndoNames.setState(names);
  host
    .setUndoLabels({
      undo: names.undo === null ? null : i18next.t('menu:undoOf', { what: names.undo }),
      redo: names.redo === null ? null : i18next.t('menu:redoOf', { what: names.redo }),
    })
    .catch(reportError);
}
