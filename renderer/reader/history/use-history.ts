/** Remembers from where the reader jumped, and answers back and forward: commands, and the side buttons of a mouse. */
import { useCallback, useEffect } from 'react';
import type { WorkId } from '../../../contract/model.ts';
import { onCommand, runCommand } from '../../shell/commands.ts';
import type { Session } from '../session.ts';
import { jumped, stepped, useJumps } from './jumps.ts';
import type { Jump } from './jumps.ts';

/** Side buttons of a mouse, as MouseEvent.button. */
const BACK_BUTTON = 3;
const FORWARD_BUTTON = 4;

/** @returns to be called before a jump. `goTo` brings a row to the top of the view and gives it the keyboard. */
export function useHistory(
  workId: WorkId,
  session: Session,
  goTo: (row: number, fraction: number) => void,
): () => void {
  const jumps = useJumps();
  const own = jumps.workId === workId;
  const here = useCallback((): Jump => {
    const { row, fraction, current } = session.view.snapshot();
    // The last pixels of a row above the view are not where the reader is.
    return { beadId: session.opening.beadIds[current] ?? 0, fraction: current === row ? fraction : 0 };
  }, [session]);

  const step = useCallback(
    (way: 'back' | 'forward') => {
      const { beadIds } = session.opening;
      const next = stepped(useJumps.getState(), way, here(), (beadId) => beadIds.includes(beadId));
      // Where all places have gone, nothing is left to go back to.
      useJumps.setState(next ? next.jumps : { [way]: [] });
      if (next) goTo(beadIds.indexOf(next.to.beadId), next.to.fraction);
    },
    [session, here, goTo],
  );
  const [canBack, canForward] = [own && jumps.back.length > 0, own && jumps.forward.length > 0];
  useEffect(() => onCommand('reader.back', () => step('back'), { enabled: canBack }), [step, canBack]);
  useEffect(() => onCommand('reader.forward', () => step('forward'), { enabled: canForward }), [step, canForward]);

  useEffect(() => {
    const onUp = (event: MouseEvent) => {
      if (event.button !== BACK_BUTTON && event.button !== FORWARD_BUTTON) return;
      event.preventDefault();
      runCommand(event.button === BACK_BUTTON ? 'reader.back' : 'reader.forward');
    };
    window.addEventListener('mouseup', onUp);
    return () => window.removeEventListener('mouseup', onUp);
  }, []);

  return useCallback(() => useJumps.setState(jumped(useJumps.getState(), workId, here())), [workId, here]);
}
