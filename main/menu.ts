/** The application menu. Roles do what the system knows; the rest are commands sent to the window. */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../contract/host-api.ts';
import { say } from './texts.ts';

type Item = MenuItemConstructorOptions;
type Send = (command: MenuCommand) => void;
const separator: Item = { type: 'separator' };
const mac = process.platform === 'darwin';

const role = (name: NonNullable<Item['role']>): Item => ({ role: name, label: say(`role.${name}`) });

function fileMenu(command: (name: MenuCommand, accelerator?: string) => Item): Item[] {
  return [
    command('import.files', 'CmdOrCtrl+O'),
    command('import.paste', 'CmdOrCtrl+Shift+V'),
    separator,
    command('library.show', 'CmdOrCtrl+L'),
    ...(mac ? [] : [command('settings.show', 'CmdOrCtrl+,')]),
    separator,
    mac ? role('close') : role('quit'),
  ];
}

function viewMenu(command: (name: MenuCommand, accelerator?: string) => Item): Item[] {
  return [
    command('view.bigger', 'CmdOrCtrl+Plus'),
    command('view.smaller', 'CmdOrCtrl+-'),
    command('view.resetSize', 'CmdOrCtrl+0'),
    separator,
    command('view.theme.system'),
    command('view.theme.light'),
    command('view.theme.dark'),
    command('view.theme.sepia'),
    separator,
    command('reader.toggleParatext', 'CmdOrCtrl+Shift+P'),
    separator,
    role('togglefullscreen'),
    role('toggleDevTools'),
  ];
}

/** Sets the menu in the current locale; call it again when the locale changes. */
export function showMenu(send: Send): void {
  const command = (name: MenuCommand, accelerator?: string): Item => ({
    id: name,
    label: say(`command.${name}`),
    accelerator,
    click: () => send(name),
  });
  const appMenu: Item = {
    role: 'appMenu',
    submenu: [
      command('help.about'),
      separator,
      command('settings.show', 'CmdOrCtrl+,'),
      separator,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      separator,
      role('quit'),
    ],
  };
  const edit = [
    command('edit.undo', 'CmdOrCtrl+Alt+Z'),
    separator,
    role('undo'),
    role('redo'),
    separator,
    role('cut'),
    role('copy'),
    role('paste'),
    role('selectAll'),
  ];
  const help = [command('help.shortcuts'), ...(mac ? [] : [command('help.about')])];
  const template: Item[] = [
    ...(mac ? [appMenu] : []),
    { label: say('title.file'), submenu: fileMenu(command) },
    { label: say('title.edit'), submenu: edit },
    { label: say('title.view'), submenu: viewMenu(command) },
    { label: say('title.window'), role: 'windowMenu', submenu: [role('minimize'), role('close')] },
    { label: say('title.help'), role: 'help', submenu: help },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
