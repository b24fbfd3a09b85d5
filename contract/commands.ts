/**
 * Every command of the program, said once. The application menu, the palette, the list of shortcuts, the keys and the context menus are
 * drawn from this table; a screen answers a command while it is shown (renderer/shell/commands.ts). Titles are menu:command.<id>.
 *
 * Keys are written as modifiers in the order $mod, Alt, Shift and then the key, joined by "+": "$mod+Shift+Z", "Alt+ArrowLeft", "F8", "?".
 * $mod is Command on macOS and Ctrl elsewhere; the plus sign itself is "Plus", the space bar "Space".
 */

/** Where a command applies. 'align' is the reader with Align mode on, so what applies to the reader applies there too. */
export const COMMAND_SCOPES = ['always', 'library', 'reader', 'align'] as const;
export type CommandScope = (typeof COMMAND_SCOPES)[number];

/** Under which heading the palette and the list of shortcuts show a command: menu:group.<group>. */
export const COMMAND_GROUPS = ['general', 'library', 'reading', 'going', 'notes', 'aligning'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Menus of the menu bar that hold commands, in order: menu:title.<menu>. */
export const COMMAND_MENUS = ['file', 'edit', 'view', 'go', 'align', 'help'] as const;
export type CommandMenu = (typeof COMMAND_MENUS)[number];

interface Definition {
  readonly group: CommandGroup;
  readonly when: CommandScope;
  /** The first is the one that menus show. A letter alone is answered only in Align mode. */
  readonly keys: readonly string[];
  /** The menu that holds it and the section there, from 1 on; entries of a section stand in the order of this table. */
  readonly menu?: readonly [menu: CommandMenu, section: number];
  /** One of several of which one is chosen, or a switch: its answerer says whether it is on. */
  readonly check?: true;
}

export const COMMANDS = {
  'palette.show': { group: 'general', when: 'always', keys: ['$mod+K', '$mod+Shift+P'], menu: ['view', 1] },
  'import.files': { group: 'library', when: 'always', keys: ['$mod+O'], menu: ['file', 1] },
  'import.paste': { group: 'library', when: 'always', keys: ['$mod+Shift+V'], menu: ['file', 1] },
  'library.show': { group: 'library', when: 'always', keys: ['$mod+L'], menu: ['file', 2] },
  'library.bin': { group: 'library', when: 'always', keys: [], menu: ['file', 2] },
  'reader.print': { group: 'reading', when: 'reader', keys: ['$mod+P'], menu: ['file', 3] },
  'reader.export': { group: 'reading', when: 'reader', keys: ['$mod+Shift+E'], menu: ['file', 3] },
  'library.backUp': { group: 'library', when: 'always', keys: [], menu: ['file', 3] },
  'settings.show': { group: 'general', when: 'always', keys: ['$mod+,'], menu: ['file', 4] },

  'edit.undo': { group: 'general', when: 'always', keys: ['$mod+Z'], menu: ['edit', 1] },
  'edit.redo': { group: 'general', when: 'always', keys: ['$mod+Shift+Z', '$mod+Y'], menu: ['edit', 1] },
  'library.search': { group: 'library', when: 'library', keys: ['$mod+F'], menu: ['edit', 3] },
  'reader.copyBoth': { group: 'reading', when: 'reader', keys: ['$mod+Shift+C'], menu: ['edit', 2] },
  'reader.copyTable': { group: 'reading', when: 'reader', keys: ['$mod+Alt+C'], menu: ['edit', 2] },
  'reader.find': { group: 'going', when: 'reader', keys: ['$mod+F'], menu: ['edit', 3] },

  'reader.mode.columns': { group: 'reading', when: 'reader', keys: ['$mod+1'], menu: ['view', 2], check: true },
  'reader.mode.interlinear': { group: 'reading', when: 'reader', keys: ['$mod+2'], menu: ['view', 2], check: true },
  'reader.mode.alternating': { group: 'reading', when: 'reader', keys: ['$mod+3'], menu: ['view', 2], check: true },
  'reader.mode.single': { group: 'reading', when: 'reader', keys: ['$mod+4'], menu: ['view', 2], check: true },
  'reader.mode.blurred': { group: 'reading', when: 'reader', keys: ['$mod+5'], menu: ['view', 2], check: true },
  'reader.mode.align': { group: 'aligning', when: 'reader', keys: ['$mod+E'], menu: ['view', 3], check: true },
  'reader.contents': { group: 'going', when: 'reader', keys: ['$mod+Shift+O'], menu: ['view', 4], check: true },
  'reader.notes': { group: 'notes', when: 'reader', keys: ['$mod+Shift+N'], menu: ['view', 4], check: true },
  'align.doubts': { group: 'aligning', when: 'reader', keys: ['$mod+F8'], menu: ['view', 4], check: true },
  'reader.dotPlot': { group: 'aligning', when: 'reader', keys: ['$mod+Shift+D'], menu: ['view', 4], check: true },
  'reader.toggleParatext': { group: 'reading', when: 'reader', keys: ['$mod+Shift+H'], menu: ['view', 5], check: true },
  'reader.readAloud': { group: 'reading', when: 'reader', keys: ['$mod+Shift+U'], menu: ['view', 5], check: true },
  'view.bigger': { group: 'reading', when: 'always', keys: ['$mod+Plus', '$mod+='], menu: ['view', 6] },
  'view.smaller': { group: 'reading', when: 'always', keys: ['$mod+-'], menu: ['view', 6] },
  'view.resetSize': { group: 'reading', when: 'always', keys: ['$mod+0'], menu: ['view', 6] },
  'view.theme.system': { group: 'general', when: 'always', keys: [], menu: ['view', 7], check: true },
  'view.theme.light': { group: 'general', when: 'always', keys: [], menu: ['view', 7], check: true },
  'view.theme.dark': { group: 'general', when: 'always', keys: [], menu: ['view', 7], check: true },
  'view.theme.sepia': { group: 'general', when: 'always', keys: [], menu: ['view', 7], check: true },

  'reader.back': { group: 'going', when: 'reader', keys: ['Alt+ArrowLeft'], menu: ['go', 1] },
  'reader.forward': { group: 'going', when: 'reader', keys: ['Alt+ArrowRight'], menu: ['go', 1] },
  'reader.goTo': { group: 'going', when: 'reader', keys: ['$mod+G'], menu: ['go', 2] },
  'reader.nextGap': { group: 'going', when: 'reader', keys: ['F7', 'N'], menu: ['go', 3] },
  'reader.previousGap': { group: 'going', when: 'reader', keys: ['Shift+F7', 'Shift+N'], menu: ['go', 3] },
  'align.nextDoubt': { group: 'going', when: 'reader', keys: ['F8', 'U'], menu: ['go', 4] },
  'align.previousDoubt': { group: 'going', when: 'reader', keys: ['Shift+F8', 'Shift+U'], menu: ['go', 4] },
  'reader.bookmark': { group: 'notes', when: 'reader', keys: ['$mod+D'], menu: ['go', 5] },
  'reader.note.add': { group: 'notes', when: 'reader', keys: ['$mod+Alt+M'], menu: ['go', 5] },

  'align.mergeNext': { group: 'aligning', when: 'align', keys: ['M'], menu: ['align', 1] },
  'align.mergePrevious': { group: 'aligning', when: 'align', keys: ['Shift+M'], menu: ['align', 1] },
  'align.split': { group: 'aligning', when: 'align', keys: ['S'], menu: ['align', 1] },
  'align.moveUp': { group: 'aligning', when: 'align', keys: ['Alt+ArrowUp'], menu: ['align', 2] },
  'align.moveDown': { group: 'aligning', when: 'align', keys: ['Alt+ArrowDown'], menu: ['align', 2] },
  'align.newRowUp': { group: 'aligning', when: 'align', keys: ['Alt+Shift+ArrowUp'], menu: ['align', 2] },
  'align.newRowDown': { group: 'aligning', when: 'align', keys: ['Alt+Shift+ArrowDown'], menu: ['align', 2] },
  'align.shiftDown': { group: 'aligning', when: 'align', keys: ['$mod+Shift+ArrowDown'], menu: ['align', 2] },
  'align.shiftUp': { group: 'aligning', when: 'align', keys: ['$mod+Shift+ArrowUp'], menu: ['align', 2] },
  'align.splitParagraph': { group: 'aligning', when: 'align', keys: ['Enter'], menu: ['align', 3] },
  'align.joinParagraphs': { group: 'aligning', when: 'align', keys: ['J'], menu: ['align', 3] },
  'align.link': { group: 'aligning', when: 'align', keys: ['L', 'Space'], menu: ['align', 3] },
  'align.unlink': { group: 'aligning', when: 'align', keys: ['Shift+L'], menu: ['align', 3] },
  'align.sentences': { group: 'aligning', when: 'align', keys: ['E'], menu: ['align', 3] },
  'align.confirm': { group: 'aligning', when: 'align', keys: ['A'], menu: ['align', 4] },
  'align.doubt': { group: 'aligning', when: 'align', keys: ['R'], menu: ['align', 4] },
  'align.clear': { group: 'aligning', when: 'align', keys: ['X'], menu: ['align', 4] },
  'align.confirmAbove': { group: 'aligning', when: 'align', keys: ['C'], menu: ['align', 4] },
  'align.pin': { group: 'aligning', when: 'align', keys: ['P'], menu: ['align', 4] },
  'align.realign': { group: 'aligning', when: 'reader', keys: ['$mod+R'], menu: ['align', 5] },
  'align.realignSelection': { group: 'aligning', when: 'align', keys: ['$mod+Shift+R'], menu: ['align', 5] },

  'help.shortcuts': { group: 'general', when: 'always', keys: ['?', 'F1'], menu: ['help', 1] },
  'help.about': { group: 'general', when: 'always', keys: [], menu: ['help', 1] },
} as const satisfies Readonly<Record<string, Definition>>;

export type CommandId = keyof typeof COMMANDS;
export const COMMAND_IDS = Object.keys(COMMANDS) as CommandId[];

/** The user's own keys for some commands, whole lists; an empty list takes the keys away. */
export type ShortcutOverrides = Readonly<Record<string, readonly string[]>>;

export function commandDefinition(id: CommandId): Definition {
  return COMMANDS[id];
}

export const isCommandId = (name: string): name is CommandId => Object.hasOwn(COMMANDS, name);

/** The keys that a command has now. */
export function keysOf(id: CommandId, overrides: ShortcutOverrides): readonly string[] {
  return overrides[id] ?? COMMANDS[id].keys;
}

/** Whether both can apply at the same moment, so that they can't share keys. */
function overlap(a: CommandScope, b: CommandScope): boolean {
  if (a === 'always' || b === 'always' || a === b) return true;
  return a !== 'library' && b !== 'library';
}

/** The commands other than `id` that would answer `keys` where `id` does. */
export function conflictsOf(id: CommandId, keys: string, overrides: ShortcutOverrides): CommandId[] {
  const { when } = COMMANDS[id];
  return COMMAND_IDS.filter(
    (other) => other !== id && overlap(when, COMMANDS[other].when) && keysOf(other, overrides).includes(keys),
  );
}

/** A key that writes something when it is pressed alone, or with Shift: answered by lists and in Align mode only. */
export const isPlainLetter = (keys: string): boolean => /^(?:Shift\+)?[\p{L}\p{N}]$/u.test(keys);
