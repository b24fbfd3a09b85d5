/** Draws a canvas when what it shows, its size, the theme or the direction changed. */
import { useEffect } from 'react';
import type { RefObject } from 'react';

/** @param draw keeps its identity as long as it would draw the same */
export function useDrawn(canvas: RefObject<HTMLCanvasElement | null>, draw: (canvas: HTMLCanvasElement) => void): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let frame = requestAnimationFrame(() => draw(element));
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => draw(element));
    };
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    const theme = new MutationObserver(later);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'dir'] });
    const colours = window.matchMedia('(forced-colors: active)');
    colours.addEventListener('change', later);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      theme.disconnect();
      colours.removeEventListener('change', later);
    };
  }, [canvas, draw]);
}
