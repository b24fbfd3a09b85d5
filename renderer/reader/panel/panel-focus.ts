/** The focus of a panel that was shown by hand goes to what the panel is for, as soon as that is there. */
import { useLayoutEffect } from 'react';
import type { RefObject } from 'react';
import { PANEL_ELEMENT_ID, usePanel } from './panel-state.ts';

/** The last showing whose focus was taken. */
let taken = 0;

/** For the one element of a panel that takes the focus. Does nothing once the user has gone elsewhere. */
export function usePanelFocus(element: RefObject<HTMLElement | null>): void {
  const shown = usePanel((state) => state.shown);
  useLayoutEffect(() => {
    if (shown === taken || !element.current) return;
    taken = shown;
    const { opener } = usePanel.getState();
    const focused = document.activeElement;
    const waiting = focused === document.body || focused === opener || isInPanel(focused);
    if (waiting) element.current.focus({ preventScroll: true });
  });
}

function isInPanel(element: Element | null): boolean {
  return element?.closest(`#${PANEL_ELEMENT_ID}`) != null;
}
