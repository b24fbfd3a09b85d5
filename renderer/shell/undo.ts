/** What can be taken back in the library: deleting, tagging, putting on a shelf. The newest first; each also has its notice with "Undo". */
import i18next from 'i18next';
import { create } from 'zustand';
import { dismissNotice, notify } from '../ui/index.ts';
import { reportError } from './report-error.ts';

interface Undoable {
  readonly notice: string;
  readonly undo: () => Promise<unknown>;
}

const MAX_UNDOABLE = 50;

interface Undoables {
  /** The newest last. */
  readonly done: readonly Undoable[];
}
const useUndoables = create<Undoables>(() => ({ done: [] }));

/** Whether `undoLast` would do something. */
export const useCanUndo = (): boolean => useUndoables(({ done }) => done.length > 0);

function take(entry: Undoable): void {
  const { done } = useUndoables.getState();
  if (!done.includes(entry)) return;
  useUndoables.setState({ done: done.filter((one) => one !== entry) });
  dismissNotice(entry.notice);
  entry.undo().catch(reportError);
}

/** Tells that `title` was done, and offers to undo it, in the notice and by the undo command. */
export function offerUndo(title: string, undo: () => Promise<unknown>): void {
  const notice = notify({
    title,
    action: { label: i18next.t('common:undo'), onSelect: () => take(entry) },
  });
  const entry: Undoable = { notice, undo };
  useUndoables.setState(({ done }) => ({ done: [...done, entry].slice(-MAX_UNDOABLE) }));
}

export function undoLast(): void {
  const last = useUndoables.getState().done.at(-1);
  if (last) take(last);
}
