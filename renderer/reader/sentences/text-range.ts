/**
 * Between what is selected on the page and characters of segments. Every element that shows a segment, or a part of one, says which by
 * `data-segment-id`, and where in the segment its text begins by `data-from` (0 where it says nothing): interlinear rows show a segment
 * in several parts. Text inside `data-aside` (marks of notes and the like) is no text of the segment.
 */
import type { SegmentId, SegmentView } from '../../../contract/model.ts';
import { SegmentId as SegmentIdSchema } from '../../../contract/model.ts';
import type { Session } from '../session.ts';
import { shownOffset, storedOffset } from './shown-text.ts';

/** Characters of a segment as it is stored: UTF-16 units, half-open. */
export interface TextRange {
  readonly segmentId: SegmentId;
  readonly start: number;
  readonly end: number;
}

/** The segment that an element shows; undefined while its row is not here. */
export function shownSegment(session: Session, element: HTMLElement): SegmentView | undefined {
  const row = element.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const id = Number(element.dataset['segmentId']);
  for (const cell of (row === undefined ? undefined : session.store.row(Number(row)))?.cells ?? []) {
    const segment = cell.find((one) => one.id === id);
    if (segment) return segment;
  }
  return undefined;
}

/**
 * What `range` holds of the segments shown under `root`, in the order of the page; empty stretches are left out. Where one segment is
 * shown in parts, each part that the range touches is told.
 */
export function textRanges(session: Session, root: HTMLElement, range: Range): TextRange[] {
  const found: TextRange[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-segment-id]')) {
    if (!range.intersectsNode(element)) continue;
    const segment = shownSegment(session, element);
    if (!segment) continue;
    const from = Number(element.dataset['from'] ?? 0);
    const [first, last] = shownStretch(element, range);
    const shown = shownTextOf(element);
    const stored = segment.text.slice(from);
    const start = from + storedOffset(shown, stored, first);
    const end = from + storedOffset(shown, stored, last);
    if (end > start) found.push({ segmentId: SegmentIdSchema.parse(segment.id), start, end });
  }
  return found;
}

/** Where the characters of `part` stand on the page: one range for each element that shows some of them; none while it is not drawn. */
export function pageRanges(session: Session, root: HTMLElement, part: TextRange): Range[] {
  const found: Range[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(`[data-segment-id="${part.segmentId}"]`)) {
    const segment = shownSegment(session, element);
    if (!segment) continue;
    const from = Number(element.dataset['from'] ?? 0);
    const shown = shownTextOf(element);
    const stored = segment.text.slice(from);
    const length = storedOffset(shown, stored, shown.length);
    const start = Math.max(0, part.start - from);
    const end = Math.min(length, part.end - from);
    if (end <= start) continue;
    const range = document.createRange();
    // The end stands behind the last character, before any hyphen that follows it.
    setAt(element, shownOffset(shown, stored, start), (node, offset) => range.setStart(node, offset));
    setAt(element, shownOffset(shown, stored, end - 1) + 1, (node, offset) => range.setEnd(node, offset));
    found.push(range);
  }
  return found;
}

function* textNodes(element: HTMLElement): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest('[data-aside]')) yield node;
  }
}

function shownTextOf(element: HTMLElement): string {
  let text = '';
  for (const node of textNodes(element)) text += node.data;
  return text;
}

/** The offsets in the element's shown text between which `range` lies. */
function shownStretch(element: HTMLElement, range: Range): readonly [start: number, end: number] {
  let length = 0;
  let start: number | null = null;
  let end = 0;
  for (const node of textNodes(element)) {
    if (range.intersectsNode(node)) {
      const first = node === range.startContainer ? range.startOffset : 0;
      const last = node === range.endContainer ? range.endOffset : node.data.length;
      start ??= length + first;
      end = length + last;
    }
    length += node.data.length;
  }
  return [start ?? 0, end];
}

function setAt(element: HTMLElement, offset: number, set: (node: Text, offset: number) => void): void {
  let rest = offset;
  let last: Text | null = null;
  for (const node of textNodes(element)) {
    if (rest <= node.data.length && (rest > 0 || node.data.length > 0)) return set(node, rest);
    rest -= node.data.length;
    last = node;
  }
  if (last) set(last, last.data.length);
}
