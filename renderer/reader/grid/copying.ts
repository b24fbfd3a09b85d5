/**
 * Selecting and copying. A selection that begins in a column stays in it; what is copied is the text alone, in reading order: one
 * column's segments one after the other, or row by row where the selection spans columns. No numbers, marks or soft hyphens of ours.
 */

const SOFT_HYPHEN = /\u00ad/gu;

/** Attaches both to the scroller. `onRows` is told which rows are selected, so that they stay drawn. */
export function attachCopying(
  root: HTMLElement,
  hyphenates: () => boolean,
  onRows: (rows: readonly [number, number] | null) => void,
): () => void {
  const onDown = (event: PointerEvent) => {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    if (event.button !== 0) return;
    if (cell) root.dataset['selecting'] = cell.dataset['column'];
    else delete root.dataset['selecting'];
  };
  const onCopy = (event: ClipboardEvent) => {
    const text = selectedText(root, document.getSelection());
    if (text === null || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', hyphenates() ? text.replace(SOFT_HYPHEN, '') : text);
    event.preventDefault();
  };
  const onSelection = () => onRows(selectedRows(root, document.getSelection()));
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

/** The clean text of a selection inside `root`; null where nothing of it is selected. */
export function selectedText(root: HTMLElement, selection: Selection | null): string | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer) && !range.intersectsNode(root)) return null;
  const columnOf = (node: Node | null) => closest(node, '[data-column]')?.dataset['column'];
  const first = columnOf(selection.anchorNode);
  const last = columnOf(selection.focusNode);
  const only = first !== undefined && (first === last || root.dataset['selecting'] === first) ? first : undefined;
  const blocks: { text: string; kind: string }[] = [];
  const selector = only === undefined ? '[data-segment]' : `[data-column="${only}"] [data-segment]`;
  for (const segment of root.querySelectorAll<HTMLElement>(selector)) {
    if (!range.intersectsNode(segment)) continue;
    const text = textWithin(range, segment).trim();
    if (text !== '') blocks.push({ text, kind: segment.dataset['segment'] ?? '' });
  }
  if (blocks.length === 0) return null;
  return blocks.reduce((all, { text, kind }, index) => {
    if (index === 0) return text;
    const tight = kind === 'item' && blocks[index - 1]?.kind === 'item';
    return `${all}${tight ? '\n' : '\n\n'}${text}`;
  }, '');
}

function textWithin(range: Range, element: HTMLElement): string {
  const part = document.createRange();
  part.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString();
}
