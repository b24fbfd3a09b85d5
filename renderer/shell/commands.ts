/**
 * Commands by name. The menu, shortcuts and buttons all end here. What the shell knows it does; the rest goes to whoever listens, so
 * that a screen can answer the commands that are its own.
 */
import type { MenuCommand } from '../../contract/host-api.ts';
import type { WorkId } from '../../contract/model.ts';
import { Settings } from '../../contract/settings.ts';
import { useImportDialog } from '../import/import-state.ts';
import { currentSettings, updateSettings } from '../settings/settings-state.ts';
import { useNavigation } from '../state/navigation.ts';
import { host } from '../host.ts';
import { reportError } from './report-error.ts';
import { undoLast } from './undo.ts';

type Listener = () => void;
const listeners = new Map<MenuCommand, Set<Listener>>();

/** Lets a screen answer a command while it is shown. Returns the way to stop. */
export function onCommand(command: MenuCommand, listener: Listener): () => void {
  const set = listeners.get(command) ?? new Set();
  listeners.set(command, set);
  set.add(listener);
  return () => set.delete(listener);
}

const SIZE_STEP = 1;

function resize(step: number): void {
  const size = currentSettings().fontSize + step;
  if (Settings.shape.fontSize.safeParse(size).success) updateSettings({ fontSize: size });
}

export async function chooseAndImport(workId?: WorkId): Promise<void> {
  const grants = await host.chooseFiles();
  if (grants.length > 0) useImportDialog.getState().open({ grants, workId });
}

/** Undo inside a text field is the field's own. */
function undo(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) document.execCommand('undo');
  else undoLast();
}

const own: Partial<Record<MenuCommand, () => void>> = {
  'import.files': () => void chooseAndImport().catch(reportError),
  'import.paste': () => useImportDialog.getState().open({ text: '' }),
  'library.show': () => useNavigation.getState().showLibrary(),
  'view.theme.light': () => updateSettings({ theme: 'light' }),
  'view.theme.dark': () => updateSettings({ theme: 'dark' }),
  'view.theme.sepia': () => updateSettings({ theme: 'sepia' }),
  'view.theme.system': () => updateSettings({ theme: 'system' }),
  'view.bigger': () => resize(SIZE_STEP),
  'view.smaller': () => resize(-SIZE_STEP),
  'view.resetSize': () => updateSettings({ fontSize: undefined }),
  'help.shortcuts': () => useNavigation.getState().openDialog('shortcuts'),
  'help.about': () => useNavigation.getState().openDialog('about'),
  'settings.show': () => useNavigation.getState().openDialog('settings'),
  'edit.undo': undo,
};

export function runCommand(command: MenuCommand): void {
  own[command]?.();
  for (const listener of listeners.get(command) ?? []) listener();
}
