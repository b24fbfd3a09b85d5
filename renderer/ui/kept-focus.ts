/** The focus stays in a dialog also when what had it is taken away: a step of it is over, a thing was removed from a list. */
import { useEffect } from 'react';

/** What takes the place of something, or a menu that closes, may take the focus itself within this time. */
const OTHERS_FIRST_MS = 60;

/** Whether nothing has the focus: what had it is gone, and keys go nowhere. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** @param element can take the focus by itself (tabindex); Tab goes on from its beginning. Null while the dialog is closed */
export function useKeptFocus(element: HTMLElement | null): void {
  useEffect(() => {
    if (!element) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      if (isFocusLost()) element.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      if (isFocusLost()) timer = setTimeout(take, OTHERS_FIRST_MS);
    });
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element]);
}
