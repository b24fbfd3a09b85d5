/** The menu of one work, or of all that are selected when it is among them. */
import type { TFunction } from 'i18next';
import type { WorkSummary } from '../../contract/model.ts';
import type { LibraryInfo } from '../../contract/service-api.ts';
import { keys, queryClient } from '../service/queries.ts';
import { runCommand } from '../shell/commands.ts';
import { chooseAndImport } from '../shell/own-commands.ts';
import { reportError } from '../shell/report-error.ts';
import { useExport } from '../export/export-state.ts';
import { useImportDialog } from '../import/import-state.ts';
import type { MenuEntry } from '../ui/index.ts';
import { collectWorks, deleteWorks, openWork } from './library-actions.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';
import { useLibraryView } from './library-state.ts';

/** More are in the filter; a menu of hundreds helps nobody. */
const MAX_COLLECTIONS = 30;

/** The works an action on `work` is meant for: the selection if it belongs to it, else it alone. */
export function meant(works: readonly WorkSummary[], work: WorkSummary): readonly WorkSummary[] {
  const { selected } = useLibraryView.getState();
  return selected.has(work.id) ? works.filter(({ id }) => selected.has(id)) : [work];
}

export function deleteSelected(works: readonly WorkSummary[], work: WorkSummary): void {
  const targets = meant(works, work);
  void deleteWorks(
    targets.map(({ id }) => id),
    targets[0]?.title ?? '',
  );
}

/** The collections that there are, marked where all of the works stand in them, and a new one. */
function collectionsMenu(t: TFunction, targets: readonly WorkSummary[]): MenuEntry {
  const ids = targets.map(({ id }) => id);
  const known = queryClient.getQueryData<LibraryInfo>(keys.info)?.collections ?? [];
  const entries = known.slice(0, MAX_COLLECTIONS).map(({ name }): MenuEntry => ({
    type: 'check',
    label: name,
    checked: targets.every(({ collections }) => collections.includes(name)),
    onChange: (member) => void collectWorks(ids, name, member).catch(reportError),
  }));
  return {
    type: 'submenu',
    label: t('library:menu.collections'),
    entries: [
      ...entries,
      ...(entries.length > 0 ? [{ type: 'separator' } as const] : []),
      {
        type: 'action',
        label: t('library:menu.newCollection'),
        onSelect: () => useLibraryDialogs.getState().show({ name: 'collect', workIds: ids }),
      },
    ],
  };
}

export function workMenu(t: TFunction, works: readonly WorkSummary[], work: WorkSummary): readonly MenuEntry[] {
  const targets = meant(works, work);
  const { show } = useLibraryDialogs.getState();
  const tag: MenuEntry = {
    type: 'action',
    label: t('library:menu.tag'),
    onSelect: () => show({ name: 'tag', workIds: targets.map(({ id }) => id) }),
  };
  const remove: MenuEntry = {
    type: 'action',
    label: t('library:menu.delete', { count: targets.length }),
    shortcut: 'Delete',
    danger: true,
    onSelect: () => deleteSelected(works, work),
  };
  const collections = collectionsMenu(t, targets);
  if (targets.length > 1) return [tag, collections, { type: 'separator' }, remove];
  return [
    { type: 'action', label: t('library:menu.open'), shortcut: 'Enter', onSelect: () => openWork(work.id) },
    { type: 'separator' },
    {
      type: 'action',
      label: t('library:menu.rename'),
      shortcut: 'F2',
      onSelect: () => show({ name: 'rename', workId: work.id }),
    },
    { type: 'action', label: t('library:menu.details'), onSelect: () => show({ name: 'details', workId: work.id }) },
    tag,
    collections,
    {
      type: 'submenu',
      label: t('library:menu.addVersion'),
      entries: [
        {
          type: 'action',
          label: t('library:menu.fromFiles'),
          onSelect: () => void chooseAndImport(work.id).catch(reportError),
        },
        {
          type: 'action',
          label: t('library:menu.fromPaste'),
          onSelect: () => useImportDialog.getState().open({ text: '', workId: work.id }),
        },
      ],
    },
    {
      type: 'action',
      label: t('menu:command.reader.export'),
      onSelect: () => useExport.getState().open(work.id),
    },
    {
      type: 'check',
      label: t('library:menu.select'),
      checked: useLibraryView.getState().selected.has(work.id),
      onChange: () => useLibraryView.getState().toggle(work.id),
    },
    { type: 'separator' },
    remove,
  ];
}

/** Where the click was on no work. */
export function emptyMenu(t: TFunction): readonly MenuEntry[] {
  return [
    { type: 'action', label: t('menu:command.import.files'), onSelect: () => runCommand('import.files') },
    { type: 'action', label: t('menu:command.import.paste'), onSelect: () => runCommand('import.paste') },
    { type: 'separator' },
    { type: 'action', label: t('menu:command.library.bin'), onSelect: () => runCommand('library.bin') },
  ];
}
