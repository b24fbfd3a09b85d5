/** What re-aligning can be about where the user is: the whole, the rows that are selected, or what lies around the current one. */
import type { RealignScope } from '../../../contract/realign.ts';
import type { Reader } from '../reader-context.ts';
import { currentSelection } from '../align-mode/selection.ts';
import { beadIdAt } from '../session.ts';
import type { Session } from '../session.ts';

/** First and last of the rows that are selected as rows in Align mode, else of those that selected text touches; null where none are. */
function selectedRows(session: Session): readonly [first: number, last: number] | null {
  const range = currentSelection(session);
  return range ? [range[0], range[1] - 1] : rowsOfText();
}

function rowsOfText(): readonly [first: number, last: number] | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return null;
  const rowOf = (node: Node | null): number | null => {
    const element = node instanceof Element ? node : node?.parentElement;
    const row = element?.closest<HTMLElement>('[role="row"][data-row]')?.dataset['row'];
    return row === undefined ? null : Number(row);
  };
  const ends = [rowOf(selection.anchorNode), rowOf(selection.focusNode)].filter((row) => row !== null);
  return ends.length === 2 ? [Math.min(...ends), Math.max(...ends)] : null;
}

/** The rows that are selected; null where none are. */
export function selectedScope({ session }: Pick<Reader, 'session'>): RealignScope | null {
  const rows = selectedRows(session);
  const from = rows && beadIdAt(session, rows[0]);
  const to = rows && beadIdAt(session, rows[1]);
  return from && to ? { kind: 'rows', from, to } : null;
}

/** What lies around the row that has, or had last, the keyboard, else around the one at the top of the view. */
export function nearScope({ session, place }: Pick<Reader, 'session' | 'place'>): RealignScope | null {
  const beadId = beadIdAt(session, place()?.row ?? session.view.snapshot().current);
  return beadId && { kind: 'between', beadId };
}
