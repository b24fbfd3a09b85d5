/**
 * The keyboard when one screen takes another's place. What had the focus is gone by then, and keys would go nowhere: what the new screen
 * is for takes it, as soon as it is drawn.
 */
import { useEffect } from 'react';
import { isFocusLost } from '../ui/index.ts';
import { useNavigation } from './navigation.ts';
import { useLatest } from './use-latest.ts';

/** True from the start, and from the moment that another screen is asked for, until a screen has taken the keyboard. */
let arriving = true;
useNavigation.subscribe((now, before) => {
  if (now.screen !== before.screen) arriving = true;
});

/** Calls `take` once for each coming of the screen, where nothing else, such as a dialog, has the keyboard by then. */
export function useArrival(take: () => void): void {
  const latest = useLatest(take);
  useEffect(() => {
    // A dialog that closes along with the change gives back the focus first.
    const frame = requestAnimationFrame(() => {
      if (!arriving) return;
      arriving = false;
      if (isFocusLost()) latest.current();
    });
    return () => cancelAnimationFrame(frame);
  }, [latest]);
}
