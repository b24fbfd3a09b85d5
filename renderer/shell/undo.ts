/** What can be taken back in the library: deleting works and versions. The newest first; each also has its notice with "Undo". */
import i18next from 'i18next';
import { dismissNotice, notify } from '../ui/index.ts';
import { reportError } from './report-error.ts';

interface Undoable {
  readonly notice: string;
  readonly undo: () => Promise<unknown>;
}

const MAX_UNDOABLE = 50;
const done: Undoable[] = [];

function take(entry: Undoable): void {
  const index = done.indexOf(entry);
  if (index < 0) return;
  done.splice(index, 1);
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
  done.push(entry);
  if (done.length > MAX_UNDOABLE) done.shift();
}

export function undoLast(): void {
  const last = done.at(-1);
  if (last) take(last);
}
