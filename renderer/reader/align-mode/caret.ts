/** The caret that a click leaves in the text: where a paragraph is to be divided. */
import type { SegmentId } from '../../../contract/model.ts';
import { textRanges } from '../sentences/text-range.ts';
import type { Session } from '../session.ts';

/** The caret's offset in a paragraph's text, in UTF-16 units; null where it is not in it, or text is selected. */
export function caretIn(session: Session, root: HTMLElement, segmentId: SegmentId): number | null {
  const selection = document.getSelection();
  const element = root.querySelector<HTMLElement>(`[data-segment-id="${segmentId}"]`);
  if (!selection?.isCollapsed || !selection.anchorNode || !element?.contains(selection.anchorNode)) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(selection.anchorNode, selection.anchorOffset);
  return textRanges(session, root, before).find((part) => part.segmentId === segmentId)?.end ?? null;
}

/** Going on by keys leaves no caret behind. */
export function dropCaret(): void {
  const selection = document.getSelection();
  if (selection?.isCollapsed) selection.removeAllRanges();
}

/** Puts the caret where the pointer is, as a press of the first button does; what is selected stays. */
export function caretToPoint({ clientX, clientY }: MouseEvent): void {
  const selection = document.getSelection();
  const at = document.caretPositionFromPoint(clientX, clientY);
  if (selection?.isCollapsed !== false && at) selection?.collapse(at.offsetNode, at.offset);
}
