/** Which side panel of the reader is open. Any part may show one; who shows it by hand gives it the focus and gets it back. */
import { create } from 'zustand';
import { GRID_ID } from '../grid/grid-id.ts';

/** A new panel adds its id here and its entry in panels.ts. */
export type PanelId = 'contents' | 'find' | 'notes' | 'doubts' | 'overview';

interface PanelState {
  readonly open: PanelId | null;
  /** What opens again by the button in the bar. */
  readonly last: PanelId;
  /** Counts the calls of `show`: with each, the panel takes the focus. */
  readonly shown: number;
  /** What had the focus before the panel took it. */
  readonly opener: HTMLElement | null;
  readonly show: (id: PanelId) => void;
  /** Changes what an open panel shows; the focus stays. */
  readonly choose: (id: PanelId) => void;
  readonly close: () => void;
  readonly toggle: (id: PanelId) => void;
}

export const PANEL_ELEMENT_ID = 'reader-panel';
/** Below this width of the window the panel stands over the page. As in panel.module.css. */
const OVER_PAGE = '(max-width: 860px)';

export const usePanel = create<PanelState>((set, get) => ({
  open: null,
  last: 'contents',
  shown: 0,
  opener: null,
  show: (id) => {
    const focused = document.activeElement;
    const inside = document.getElementById(PANEL_ELEMENT_ID)?.contains(focused) ?? false;
    const opener = inside ? get().opener : focused instanceof HTMLElement ? focused : null;
    set({ open: id, last: id, shown: get().shown + 1, opener });
  },
  choose: (id) => set({ open: id, last: id }),
  close: () => {
    const { opener } = get();
    const inside = document.getElementById(PANEL_ELEMENT_ID)?.contains(document.activeElement) ?? false;
    set({ open: null, opener: null });
    if (!inside) return;
    // The sentence that had the focus may have been scrolled away.
    const text = document.getElementById(GRID_ID);
    const back = opener?.isConnected && opener !== document.body ? opener : text;
    back?.focus({ preventScroll: true });
  },
  toggle: (id) => (get().open === id ? get().close() : get().show(id)),
}));

/** For panels that lead to a place in the text: where the panel hides it, the panel goes. */
export function uncoverPage(): void {
  if (window.matchMedia(OVER_PAGE).matches) usePanel.setState({ open: null, opener: null });
}
