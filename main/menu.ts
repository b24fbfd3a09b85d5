/** The application menu: the commands of contract/commands.ts, which are sent to the window, and the roles that the system knows. */
import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_IDS, commandDefinition, keysOf } from '../contract/commands.ts';
import type { CommandId, CommandMenu } from '../contract/commands.ts';
import type { MenuState, UndoLabels } from '../contract/host-api.ts';
import { say } from './texts.ts';

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };
const mac = process.platform === 'darwin';

/** Commands that macOS has in the menu named after the program. */
const IN_MAC_APP_MENU: readonly CommandId[] = ['help.about', 'settings.show'];

const KEYS: Readonly<Record<string, string>> = {
  $mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** Keys of contract/commands.ts as Electron writes them. */
function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => KEYS[key] ?? key)
    .join('+');
}

const role = (name: NonNullable<Item['role']>): Item => ({ role: name, label: say(`role.${name}`) });

/** Parts one after another with a line between those that hold anything. */
function sections(parts: readonly (readonly Item[])[]): Item[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? [...part] : [separator, ...part]));
}

export class ApplicationMenu {
  readonly #send: (command: CommandId) => void;
  #state: MenuState | null = null;
  #labels: UndoLabels = { undo: null, redo: null };

  constructor(send: (command: CommandId) => void) {
    this.#send = send;
  }

  /** Builds the menu in the current locale; call it again when the locale changes. */
  show(): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(this.#template()));
  }

  /** What the window can do now. A menu that is open stays so: its entries are changed in place. */
  setState(state: MenuState): void {
    const sameKeys = JSON.stringify(state.shortcuts) === JSON.stringify(this.#state?.shortcuts);
    this.#state = state;
    if (!sameKeys) return this.show();
    const menu = Menu.getApplicationMenu();
    for (const id of COMMAND_IDS) {
      const item = menu?.getMenuItemById(id);
      if (!item) continue;
      item.enabled = this.#isEnabled(id);
      if (commandDefinition(id).check) item.checked = this.#isChecked(id);
    }
  }

  setUndoLabels(labels: UndoLabels): void {
    this.#labels = labels;
    this.show();
  }

  /** Before the window has said what it can do: what it always can. Undo is never off: a text field may have something to undo. */
  #isEnabled(id: CommandId): boolean {
    if (id === 'edit.undo' || id === 'edit.redo') return true;
    return this.#state?.available.includes(id) ?? commandDefinition(id).when === 'always';
  }

  #isChecked(id: CommandId): boolean {
    return this.#state?.checked.includes(id) ?? false;
  }

  #labelOf(id: CommandId): string {
    const named = id === 'edit.undo' ? this.#labels.undo : id === 'edit.redo' ? this.#labels.redo : null;
    return named ?? say(`command.${id}`);
  }

  #command(id: CommandId): Item {
    const [keys] = keysOf(id, this.#state?.shortcuts ?? {});
    const { check } = commandDefinition(id);
    const alone = keys !== undefined && !/^(?:\$mod|Alt)\+|F\d/.test(keys);
    return {
      id,
      label: this.#labelOf(id),
      enabled: this.#isEnabled(id),
      ...(check ? { type: 'checkbox', checked: this.#isChecked(id) } : {}),
      // Keys without a modifier are the page's: as accelerators they would fire while text is written. macOS knows no shown-only ones.
      ...(keys === undefined || (alone && mac)
        ? {}
        : { accelerator: acceleratorOf(keys), registerAccelerator: !alone }),
      click: (item) => {
        // The system has turned the mark over already; the window says what it comes to.
        if (check) item.checked = this.#isChecked(id);
        this.#send(id);
      },
    };
  }

  /** The commands of a menu, section by section from 1 on; a section without commands is an empty list. */
  #commands(menu: CommandMenu): Item[][] {
    const found: Item[][] = [];
    for (const id of COMMAND_IDS) {
      const [place, section] = commandDefinition(id).menu ?? [];
      if (place !== menu || section === undefined || (mac && IN_MAC_APP_MENU.includes(id))) continue;
      while (found.length < section) found.push([]);
      found[section - 1]?.push(this.#command(id));
    }
    return found;
  }

  #template(): Item[] {
    const [undo = [], , ...editing] = this.#commands('edit');
    const clipboard = [role('cut'), role('copy'), role('paste'), role('selectAll')];
    const menu = (name: CommandMenu, parts: readonly (readonly Item[])[]): Item => ({
      label: say(`title.${name}`),
      submenu: sections(parts),
    });
    return [
      ...(mac ? [this.#macAppMenu()] : []),
      menu('file', [...this.#commands('file'), [mac ? role('close') : role('quit')]]),
      menu('edit', [undo, clipboard, ...editing]),
      menu('view', [...this.#commands('view'), [role('togglefullscreen'), role('toggleDevTools')]]),
      menu('go', this.#commands('go')),
      menu('align', this.#commands('align')),
      {
        label: say('title.window'),
        role: 'windowMenu',
        submenu: sections([
          [role('minimize'), ...(mac ? [role('zoom')] : []), role('close')],
          mac ? [role('front')] : [],
        ]),
      },
      { ...menu('help', this.#commands('help')), role: 'help' },
    ];
  }

  #macAppMenu(): Item {
    const [about, settings] = IN_MAC_APP_MENU.map((id) => this.#command(id));
    return {
      role: 'appMenu',
      submenu: sections([
        about ? [about] : [],
        settings ? [settings] : [],
        [role('hide'), role('hideOthers'), role('unhide')],
        [role('quit')],
      ]),
    };
  }
}
