/** The reading modes as commands: menu, palette and keys choose one. */
import { useEffect } from 'react';
import type { CommandId } from '../../../contract/commands.ts';
import { READING_MODES } from '../../../contract/model.ts';
import type { ReadingMode } from '../../../contract/model.ts';
import { onCommand } from '../../shell/commands.ts';

const COMMANDS: Readonly<Record<ReadingMode, CommandId>> = {
  columns: 'reader.mode.columns',
  interlinear: 'reader.mode.interlinear',
  alternating: 'reader.mode.alternating',
  single: 'reader.mode.single',
  blurred: 'reader.mode.blurred',
};

/** @param onMode the same function as long as it does the same */
export function useModeCommands(mode: ReadingMode, enabled: boolean, onMode: (mode: ReadingMode) => void): void {
  useEffect(() => {
    const stops = READING_MODES.map((one) =>
      onCommand(COMMANDS[one], () => onMode(one), { checked: one === mode, enabled }),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [mode, enabled, onMode]);
}
