/**
 * Marks on the text, drawn by the CSS Custom Highlight API: no element is made for them, so that rows that are drawn and taken away, soft
 * hyphens and the lit sentence are not disturbed. What is marked is told in characters of segments; what of it is drawn is found out
 * whenever the page draws other rows.
 */
import { useEffect } from 'react';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import { pageRange } from '../sentences/text-range.ts';
import type { TextRange } from '../sentences/text-range.ts';
import type { Session } from '../session.ts';

/** The name of a ::highlight(), and what bears it. */
export interface PaintLayer {
  readonly name: string;
  readonly ranges: readonly TextRange[];
  /** Layers of greater priority are drawn over the others. */
  readonly priority: number;
}

/** Keeps these layers drawn. The array must stay the same one until something in it changes. */
export function usePainting(layers: readonly PaintLayer[]): void {
  const { session } = useReader();
  useEffect(() => {
    const root = document.getElementById(GRID_ID);
    if (!root) return undefined;
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => paint(session, root, layers));
    };
    later();
    const drawn = new MutationObserver(later);
    drawn.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      cancelAnimationFrame(frame);
      drawn.disconnect();
      for (const { name } of layers) CSS.highlights.delete(name);
    };
  }, [session, layers]);
}

function paint(session: Session, root: HTMLElement, layers: readonly PaintLayer[]): void {
  const drawn = new Set<number>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-segment-id]'))
    drawn.add(Number(element.dataset['segmentId']));
  for (const { name, ranges, priority } of layers) {
    const highlight = new Highlight();
    highlight.priority = priority;
    for (const range of ranges) {
      const shown = drawn.has(range.segmentId) ? pageRange(session, root, range) : null;
      if (shown) highlight.add(shown);
    }
    CSS.highlights.set(name, highlight);
  }
}
