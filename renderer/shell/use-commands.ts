/** Brings commands from the application menu and from the keyboard, and tells the menu what can be done. */
import { useEffect } from 'react';
import { COMMAND_IDS, commandDefinition, isPlainLetter, keysOf } from '../../contract/commands.ts';
import type { CommandId, ShortcutOverrides } from '../../contract/commands.ts';
import { host } from '../host.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { useNavigation } from '../state/navigation.ts';
import { applies, availability, isAvailable, runCommand, watchAvailability } from './commands.ts';
import { isWriting, keystrokeOf } from './keystroke.ts';
import { reportError } from './report-error.ts';

/** Inside of these only commands of the whole program are answered. Lists that are part of the page say so. */
const OVERLAYS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not([data-in-page])';
/** What Enter and the space bar do by themselves. */
const CONTROLS = 'button, a, input, select, textarea, summary, [role="button"], [role="separator"], [role="slider"]';

/** Whether `id` may be answered by `keys` that were pressed at `target`. */
function answersAt(id: CommandId, keys: string, target: EventTarget | null): boolean {
  const { when } = commandDefinition(id);
  if (isPlainLetter(keys) && !applies('align', useNavigation.getState())) return false;
  if (!(target instanceof Element)) return true;
  if (when !== 'always' && target.closest(OVERLAYS)) return false;
  if ((keys === 'Space' || keys === 'Enter') && target.closest(CONTROLS)) return false;
  if (!isWriting(target)) return true;
  // While text is being written, undo and moving about are the field's own.
  return id !== 'edit.undo' && id !== 'edit.redo' && /^(?:\$mod\+|F\d)/.test(keys) && !keys.includes('Arrow');
}

const NARROWNESS = { align: 2, reader: 1, library: 1, always: 0 } as const;

/** The command that the pressed keys mean: the narrowest that is available and may be answered there. */
function commandAt(keys: string, target: EventTarget | null, overrides: ShortcutOverrides): CommandId | undefined {
  return COMMAND_IDS.filter(
    (id) => keysOf(id, overrides).includes(keys) && isAvailable(id) && answersAt(id, keys, target),
  ).toSorted((a, b) => NARROWNESS[commandDefinition(b).when] - NARROWNESS[commandDefinition(a).when])[0];
}

export function useCommands(): void {
  const { shortcuts } = useCurrentSettings();
  useEffect(() => host.onMenu(runCommand), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const keys = event.defaultPrevented ? null : keystrokeOf(event);
      const id = keys === null ? undefined : commandAt(keys, event.target, shortcuts);
      if (id === undefined) return;
      event.preventDefault();
      runCommand(id);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shortcuts]);
  useEffect(() => {
    let told = '';
    let waiting = false;
    const tell = () => {
      waiting = false;
      const { available, checked } = availability();
      const state = { available: [...available], checked: [...checked], shortcuts };
      const text = JSON.stringify(state);
      if (text === told) return;
      told = text;
      host.setMenuState(state).catch(reportError);
    };
    // Screens change their answers in bursts.
    const schedule = () => {
      if (!waiting) queueMicrotask(tell);
      waiting = true;
    };
    schedule();
    return watchAvailability(schedule);
  }, [shortcuts]);
}
