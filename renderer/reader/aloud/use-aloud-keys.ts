/** Keys of reading aloud, while it is on: space, brackets for sentences, angle brackets for speed, and the keyboard's own media keys. */
import { useEffect } from 'react';
import { isWriting } from '../../shell/keystroke.ts';

interface AloudActions {
  readonly toggle: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly faster: (by: 1 | -1) => void;
}

/** What answers the space bar by itself. */
const CONTROLS =
  'button, a, input, select, textarea, [role="slider"], [role="dialog"], [role="menu"], [role="listbox"]';

export function useAloudKeys({ toggle, step, faster }: AloudActions): void {
  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      ' ': toggle,
      MediaPlayPause: toggle,
      '[': () => step(-1),
      MediaTrackPrevious: () => step(-1),
      ']': () => step(1),
      MediaTrackNext: () => step(1),
      '<': () => faster(-1),
      '>': () => faster(1),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const act = keys[event.key];
      // Many keyboards write brackets with AltGr, which Windows tells as Ctrl and Alt.
      const held = event.metaKey || (event.ctrlKey && !event.getModifierState('AltGraph'));
      if (!act || event.defaultPrevented || held || isWriting(event.target)) return;
      const control = event.target instanceof Element && event.target.closest(CONTROLS);
      if (event.key === ' ' && control) return;
      event.preventDefault();
      act();
    };
    // Before the text, where the space bar scrolls.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [toggle, step, faster]);
}
