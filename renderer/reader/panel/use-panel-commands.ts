/** Each panel's command shows it, or hides it where it is shown. */
import { useEffect } from 'react';
import { onCommand } from '../../shell/commands.ts';
import { usePanel } from './panel-state.ts';
import { PANELS } from './panels.ts';

export function usePanelCommands(): void {
  const open = usePanel((state) => state.open);
  useEffect(() => {
    const { show, toggle } = usePanel.getState();
    const stops = PANELS.map(({ id, command, stays }) =>
      onCommand(command, () => (stays ? show : toggle)(id), { checked: open === id }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [open]);
}
