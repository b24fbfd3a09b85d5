/** What the palette offers for what was typed: commands that are available now, and works to go to. */
import type { TFunction } from 'i18next';
import { COMMAND_GROUPS, COMMAND_IDS, commandDefinition, keysOf } from '../../../contract/commands.ts';
import type { CommandId, ShortcutOverrides } from '../../../contract/commands.ts';
import type { WorkTitle } from '../../../contract/service-api.ts';
import type { Availability } from '../commands.ts';
import type { UndoNames } from '../undo-labels.ts';
import { foldForSearch, fuzzyScore } from './fuzzy.ts';

export interface CommandEntry {
  readonly type: 'command';
  readonly key: string;
  readonly id: CommandId;
  readonly title: string;
  readonly group: string;
  readonly keys: string | undefined;
  readonly checked: boolean;
}
export interface WorkEntry {
  readonly type: 'work';
  readonly key: string;
  readonly work: WorkTitle;
}
export type PaletteEntry = CommandEntry | WorkEntry;

const MAX_WORKS = 8;

/** The available commands in the order of their groups, without the palette itself. */
export function commandEntries(
  t: TFunction,
  { available, checked }: Availability,
  shortcuts: ShortcutOverrides,
  names: UndoNames,
): CommandEntry[] {
  return COMMAND_GROUPS.flatMap((group) =>
    COMMAND_IDS.filter((id) => id !== 'palette.show' && available.has(id) && commandDefinition(id).group === group).map(
      (id) => ({
        type: 'command' as const,
        key: id,
        id,
        title: titleOf(t, id, names),
        group: t(`menu:group.${group}`),
        keys: keysOf(id, shortcuts)[0],
        checked: checked.has(id),
      }),
    ),
  );
}

function titleOf(t: TFunction, id: CommandId, { undo, redo }: UndoNames): string {
  if (id === 'edit.undo' && undo !== null) return t('menu:undoOf', { what: undo });
  if (id === 'edit.redo' && redo !== null) return t('menu:redoOf', { what: redo });
  return t(`menu:command.${id}`);
}

function ranked<T>(entries: readonly T[], textOf: (entry: T) => string, query: string): { entry: T; score: number }[] {
  return entries
    .map((entry) => ({ entry, score: fuzzyScore(foldForSearch(textOf(entry)), query) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
}

export interface PaletteResults {
  readonly commands: readonly CommandEntry[];
  readonly works: readonly WorkEntry[];
  /** True where the best work was found better than the best command. */
  readonly worksFirst: boolean;
}

/** With nothing typed: all commands in their order, and the works that were read last. `works` comes with these first. */
export function findEntries(
  commands: readonly CommandEntry[],
  works: readonly WorkTitle[],
  typed: string,
): PaletteResults {
  const query = foldForSearch(typed).trim();
  const entryOf = (work: WorkTitle): WorkEntry => ({ type: 'work', key: `work-${work.id}`, work });
  if (!query) return { commands, works: works.slice(0, MAX_WORKS).map(entryOf), worksFirst: false };
  const foundCommands = ranked(commands, ({ title, group }) => `${title} ${group}`, query);
  const foundWorks = ranked(works, ({ title, author }) => `${title} ${author}`, query);
  return {
    commands: foundCommands.map(({ entry }) => entry),
    works: foundWorks.slice(0, MAX_WORKS).map(({ entry }) => entryOf(entry)),
    worksFirst: (foundWorks[0]?.score ?? 0) > (foundCommands[0]?.score ?? 0),
  };
}
