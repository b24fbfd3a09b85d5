/** Arrow keys among things that stand in a line, a list or a row of buttons: one rule for all of them. */
import type { KeyboardEvent } from 'react';

export interface Line {
  /** How the things stand: under each other, or along the line of writing. */
  readonly axis: 'block' | 'inline';
  readonly count: number;
  /** Where the keyboard is, from 0; -1 before the first. */
  readonly at: number;
  /** Things that PageUp and PageDown pass over; without it they are no keys of the line. */
  readonly page?: number;
  readonly rtl?: boolean;
}

/** Where a key leads in a line, kept within it; null for a key that means nothing there, and in an empty line. */
export function destination(key: string, { axis, count, at, page, rtl = false }: Line): number | null {
  if (count === 0) return null;
  const inline = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const [forward, back] = axis === 'block' ? ['ArrowDown', 'ArrowUp'] : inline;
  const within = (to: number) => Math.min(count - 1, Math.max(0, to));
  switch (key) {
    case forward:
      return within(at + 1);
    case back:
      return within(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return page === undefined ? null : within(at + page);
    case 'PageUp':
      return page === undefined ? null : within(at - page);
    default:
      return null;
  }
}

export interface Walk {
  /** CSS selector of what takes the focus, within what listens. */
  readonly items: string;
  readonly axis: Line['axis'];
  /** Told of the place that the keyboard came to. */
  readonly onWalk?: (place: number) => void;
}

/**
 * Answers keydown events of an element whose items take the focus in turn. What stands beside an item, such as its buttons, counts as the
 * item before it; text fields keep their keys.
 */
export function walkByArrows({ items: selector, axis, onWalk }: Walk) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!(target instanceof HTMLElement) || target.matches('input, textarea, [contenteditable]')) return;
    const items = [...currentTarget.querySelectorAll<HTMLElement>(selector)];
    const isUpTo = (item: HTMLElement) =>
      item === target || (item.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const at = items.findLastIndex(isUpTo);
    const rtl = getComputedStyle(currentTarget).direction === 'rtl';
    const to = destination(key, { axis, count: items.length, at, rtl });
    if (to === null) return;
    event.preventDefault();
    if (to === at && items[at] === target) return;
    items[to]?.focus({ preventScroll: onWalk !== undefined });
    onWalk?.(to);
  };
}
