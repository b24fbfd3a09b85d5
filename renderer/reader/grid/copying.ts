/**
 * Selecting and copying. A selection that begins in a column stays in it; what is copied is the text as it is stored, in reading order:
 * one column's segments one after the other, or row by row where the selection spans columns. No numbers, marks, soft hyphens or spaces
 * of ours. copy-table.ts copies it with its counterparts.
 */
import { touchedSegments } from '../sentences/text-range.ts';
import type { Session } from '../session.ts';

/** Attaches both to the scroller. Rows that are selected stay drawn. */
export function attachCopying(root: HTMLElement, session: Session): () => void {
  const onDown = (event: PointerEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    if (event.button !== 0) return;
    if (cell) root.dataset['selecting'] = cell.dataset['column'];
    else delete root.dataset['selecting'];
  };
  const onCopy = (event: ClipboardEvent) => {
    const text = selectedText(session, root, document.getSelection());
    if (event.defaultPrevented || text === null || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
  const onSelection = () => session.view.keepRows(selectedRows(root, document.getSelection()));
  root.addEventListener('pointerdown', onDown);
  root.addEventListener('copy', onCopy);
  document.addEventListener('selectionchange', onSelection);
  return () => {
    root.removeEventListener('pointerdown', onDown);
    root.removeEventListener('copy', onCopy);
    document.removeEventListener('selectionchange', onSelection);
  };
}

function closest(node: Node | null, selector: string): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>(selector) ?? null;
}

function selectedRows(root: HTMLElement, selection: Selection | null): readonly [number, number] | null {
  if (!selection || selection.isCollapsed || !root.contains(selection.anchorNode)) return null;
  const rows = [selection.anchorNode, selection.focusNode].map((node) =>
    Number(closest(node, '[data-row]')?.dataset['row'] ?? Number.NaN),
  );
  const known = rows.filter((row) => !Number.isNaN(row));
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)];
}

export interface SelectedSegment {
  readonly row: number;
  /** Index of the version. */
  readonly column: number;
  readonly kind: string;
  /** The segment's stored text, and what of it is selected. */
  readonly segmentId: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is selected inside `root`, in reading order; of one column, where the selection began in it. */
export function selectedSegments(session: Session, root: HTMLElement, selection: Selection | null): SelectedSegment[] {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer) && !range.intersectsNode(root)) return [];
  const columnOf = (node: Node | null) => closest(node, '[data-column]')?.dataset['column'];
  const first = columnOf(selection.anchorNode);
  const last = columnOf(selection.focusNode);
  const only = first !== undefined && (first === last || root.dataset['selecting'] === first) ? first : undefined;
  const within = only === undefined ? '' : `[data-column="${only}"]`;
  return touchedSegments(session, root, range, within).map(({ element, segment, start, end }) => ({
    row: Number(closest(element, '[data-row]')?.dataset['row']),
    column: Number(columnOf(element)),
    kind: segment.kind,
    segmentId: segment.id,
    start,
    end,
    text: segment.text.slice(start, end),
  }));
}

/** The clean text of a selection inside `root`; null where nothing of it is selected. */
function selectedText(session: Session, root: HTMLElement, selection: Selection | null): string | null {
  const blocks = selectedSegments(session, root, selection)
    .map(({ text, kind }) => ({ text: text.trim(), kind }))
    .filter(({ text }) => text !== '');
  if (blocks.length === 0) return null;
  return blocks.reduce((all, { text, kind }, index) => {
    if (index === 0) return text;
    const tight = kind === 'item' && blocks[index - 1]?.kind === 'item';
    return `${all}${tight ? '\n' : '\n\n'}${text}`;
  }, '');
}
