/** Draws a canvas when what it shows, its size, the theme or the direction changed. */
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Milliseconds after which a change is drawn, however busy the window is. */
const LATEST = 250;

/** @param draw keeps its identity as long as it would draw the same */
export function useDrawn(canvas: RefObject<HTMLCanvasElement | null>, draw: (canvas: HTMLCanvasElement) => void): void {
  const drawn = useRef(false);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        drawn.current = true;
        draw(element);
      });
    };
    // What an edit changed of the whole work is drawn when the page has shown its rows, and once for many edits.
    const idle = drawn.current ? requestIdleCallback(later, { timeout: LATEST }) : 0;
    if (idle === 0) later();
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    const theme = new MutationObserver(later);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'dir'] });
    const colours = window.matchMedia('(forced-colors: active)');
    colours.addEventListener('change', later);
    return () => {
      cancelIdleCallback(idle);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      theme.disconnect();
      colours.removeEventListener('change', later);
    };
  }, [canvas, draw]);
}
