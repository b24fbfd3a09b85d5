/** Each panel's command shows it, or hides it where it is shown. */
import { useEffect } from 'react';
import { onCommand } from '../../shell/commands.ts';
import { usePanel } from './panel-state.ts';
import { PANELS } from './panels.ts';

export function usePanelCommands(): void {
  const open = usePanel((state) => state.open);
  useEffect(() => {
    const stops = PANELS.map(({ id, command }) =>
      onCommand(command, () => usePanel.getState().toggle(id), { checked: open === id }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [open]);
}
