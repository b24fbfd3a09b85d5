/** The commands that the shell answers itself, on every screen. */
import { useEffect } from 'react';
import type { CommandId } from '../../contract/commands.ts';
import type { WorkId } from '../../contract/model.ts';
import { Settings, THEMES } from '../../contract/settings.ts';
import { useExport } from '../export/export-state.ts';
import { host } from '../host.ts';
import { useImportDialog } from '../import/import-state.ts';
import { backUpNow } from '../settings/backups-state.ts';
import { currentSettings, updateSettings, useCurrentSettings } from '../settings/settings-state.ts';
import { useNavigation } from '../state/navigation.ts';
import { onCommand } from './commands.ts';
import { reportError } from './report-error.ts';
import { undoLast, useCanUndo } from './undo.ts';

const SIZE_STEP = 1;

function resize(step: number): void {
  const size = currentSettings().fontSize + step;
  if (Settings.shape.fontSize.safeParse(size).success) updateSettings({ fontSize: size });
}

export async function chooseAndImport(workId?: WorkId): Promise<void> {
  const grants = await host.chooseFiles();
  if (grants.length > 0) useImportDialog.getState().open({ grants, workId });
}

const OWN: Partial<Record<CommandId, () => void>> = {
  'import.files': () => void chooseAndImport().catch(reportError),
  'import.paste': () => useImportDialog.getState().open({ text: '' }),
  'reader.export': () => {
    const { screen } = useNavigation.getState();
    if (screen.name === 'reader') useExport.getState().open(screen.workId);
  },
  'library.backUp': () => void backUpNow(),
  'library.bin': () => useNavigation.getState().openDialog('bin'),
  'library.show': () => useNavigation.getState().showLibrary(),
  'view.bigger': () => resize(SIZE_STEP),
  'view.smaller': () => resize(-SIZE_STEP),
  'view.resetSize': () => updateSettings({ fontSize: undefined }),
  'palette.show': () => useNavigation.getState().openDialog('palette'),
  'help.shortcuts': () => useNavigation.getState().openDialog('shortcuts'),
  'help.about': () => useNavigation.getState().openDialog('about'),
  'settings.show': () => useNavigation.getState().openDialog('settings'),
};

function together(stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop();
  };
}

export function useOwnCommands(): void {
  const { theme } = useCurrentSettings();
  const canUndo = useCanUndo();
  useEffect(() => onCommand('edit.undo', undoLast, { enabled: canUndo }), [canUndo]);
  useEffect(() => together(Object.entries(OWN).map(([id, run]) => onCommand(id as CommandId, run))), []);
  useEffect(
    () =>
      together(
        THEMES.map((value) =>
          onCommand(`view.theme.${value}`, () => updateSettings({ theme: value }), { checked: value === theme }),
        ),
      ),
    [theme],
  );
}
