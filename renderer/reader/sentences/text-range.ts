/**
 * Between what is selected on the page and characters of segments. Every element that shows a segment says which by `data-segment-id`,
 * in every reading mode. Text inside `data-aside` (marks of notes and the like) is no text of the segment.
 */
import type { SegmentId, SegmentView } from '../../../contract/model.ts';
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

/** A segment, or the part of it that a range on the page holds. */
export interface TouchedSegment {
  readonly element: HTMLElement;
  readonly segment: SegmentView;
  /** UTF-16 units of segment.text, half-open; not empty. */
  readonly start: number;
  readonly end: number;
}

/** The segments under `root` that `range` touches, in the order of the page. `within` is a selector that they must also match. */
export function touchedSegments(session: Session, root: HTMLElement, range: Range, within = ''): TouchedSegment[] {
  const found: TouchedSegment[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(`${within} [data-segment-id]`)) {
    if (!range.intersectsNode(element)) continue;
    const segment = shownSegment(session, element);
    if (!segment) continue;
    const [first, last] = shownStretch(element, range);
    const shown = shownTextOf(element);
    const start = storedOffset(shown, segment.text, first);
    const end = storedOffset(shown, segment.text, last);
    if (end > start) found.push({ element, segment, start, end });
  }
  return found;
}

/** What `range` holds of the segments shown under `root`, in the order of the page; empty stretches are left out. */
export function textRanges(session: Session, root: HTMLElement, range: Range): TextRange[] {
  return touchedSegments(session, root, range).map(({ segment, start, end }) => ({
    segmentId: segment.id,
    start,
    end,
  }));
}

/** Where the characters of `part` stand on the page; null while they are not drawn, or where there are none. */
export function pageRange(session: Session, root: HTMLElement, part: TextRange): Range | null {
  const element = root.querySelector<HTMLElement>(`[data-segment-id="${part.segmentId}"]`);
  const segment = element ? shownSegment(session, element) : undefined;
  if (!element || !segment) return null;
  const shown = shownTextOf(element);
  const start = Math.max(0, part.start);
  const end = Math.min(segment.text.length, part.end);
  if (end <= start) return null;
  const range = document.createRange();
  // The end stands behind the last character, before any hyphen that follows it.
  setAt(element, shownOffset(shown, segment.text, start), (node, offset) => range.setStart(node, offset));
  setAt(element, shownOffset(shown, segment.text, end - 1) + 1, (node, offset) => range.setEnd(node, offset));
  return range;
}

/** The character of a segment at a point of its shown text; null outside of segments. */
export function storedPoint(
  session: Session,
  node: Node,
  offset: number,
): { readonly segment: SegmentView; readonly offset: number } | null {
  const element = node.parentElement?.closest<HTMLElement>('[data-segment-id]');
  const segment = element ? shownSegment(session, element) : undefined;
  if (!element || !segment) return null;
  let before = 0;
  for (const text of textNodes(element)) {
    if (text === node) return { segment, offset: storedOffset(shownTextOf(element), segment.text, before + offset) };
    before += text.data.length;
  }
  return null;
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
