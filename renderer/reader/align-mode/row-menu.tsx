/** What can be done to a row, where it was pressed with the second button, or by the menu key. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commandDefinition, keysOf } from '../../../contract/commands.ts';
import type { CommandId } from '../../../contract/commands.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { runCommand } from '../../shell/commands.ts';
import { useLatest } from '../../state/use-latest.ts';
import { MenuAt } from '../../ui/index.ts';
import type { MenuEntry } from '../../ui/index.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import { useAlign } from './align-state.ts';
import { refusalAt } from './asking.ts';
import { caretToPoint } from './caret.ts';
import { pointedPlace, standingColumn } from './pointing.ts';
import { keepSelectionAt, selectedRows } from './selection.ts';

/** In the sections of the menu bar. */
const ENTRIES: readonly CommandId[] = [
  'align.mergeNext',
  'align.mergePrevious',
  'align.split',
  'align.moveUp',
  'align.moveDown',
  'align.newRowUp',
  'align.newRowDown',
  'align.shiftUp',
  'align.shiftDown',
  'align.splitParagraph',
  'align.joinParagraphs',
  'align.link',
  'align.unlink',
  'align.sentences',
  'align.confirm',
  'align.confirmAbove',
  'align.doubt',
  'align.clear',
  'align.pin',
];

/** Where several rows are selected, of those what is done to all of them. */
const SELECTION_ENTRIES: readonly CommandId[] = [
  'align.mergeNext',
  'align.confirm',
  'align.doubt',
  'align.clear',
  'align.pin',
  'align.realignSelection',
];

export function RowMenu() {
  const { t } = useTranslation(['menu', 'align']);
  const { shortcuts } = useCurrentSettings();
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const reader = useReader();
  const latest = useLatest(reader);
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    const onMenu = (event: MouseEvent) => {
      const place = pointedPlace(event.target, standingColumn(latest.current));
      if (!place) return;
      event.preventDefault();
      // By the menu key the paragraph is divided where the keyboard stands.
      if (event.button === 2) caretToPoint(event);
      keepSelectionAt(latest.current.session, place.row);
      latest.current.focusAt(place);
      setAt({ x: event.clientX, y: event.clientY });
    };
    grid?.addEventListener('contextmenu', onMenu);
    return () => grid?.removeEventListener('contextmenu', onMenu);
  }, [latest]);
  const selecting = useAlign(({ selected }) => selectedRows(selected, reader.session) !== null);
  const section = (id: CommandId) => commandDefinition(id).menu?.[1];
  const nameOf = (id: CommandId) =>
    selecting && id === 'align.mergeNext' ? t('align:tool.mergeSelected') : t(`command.${id}`);
  const entryOf = (id: CommandId): MenuEntry => {
    const refused = refusalAt(reader, id);
    const why = refused ? t(`align:refused.${refused}`) : undefined;
    const [shortcut] = keysOf(id, shortcuts);
    return { type: 'action', label: nameOf(id), shortcut, why, onSelect: () => runCommand(id) };
  };
  const ids = at === null ? [] : selecting ? SELECTION_ENTRIES : ENTRIES;
  const entries = ids.flatMap((id, index): MenuEntry[] => {
    const before = ids[index - 1];
    const apart = before !== undefined && section(before) !== section(id);
    return [...(apart ? [{ type: 'separator' } as const] : []), entryOf(id)];
  });
  const back = () => document.querySelector<HTMLElement>(`#${GRID_ID} [data-roving]`);
  return <MenuAt at={at} entries={entries} onClose={() => setAt(null)} finalFocus={back} />;
}
