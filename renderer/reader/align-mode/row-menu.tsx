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
import { pointedPlace } from './pointing.ts';
import { keepSelectionAt } from './selection.ts';

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

export function RowMenu() {
  const { t } = useTranslation('menu');
  const { shortcuts } = useCurrentSettings();
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const latest = useLatest(useReader());
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    const onMenu = (event: MouseEvent) => {
      const place = pointedPlace(event.target);
      if (!place) return;
      event.preventDefault();
      keepSelectionAt(latest.current.session, place.row);
      latest.current.focusAt(place);
      setAt({ x: event.clientX, y: event.clientY });
    };
    grid?.addEventListener('contextmenu', onMenu);
    return () => grid?.removeEventListener('contextmenu', onMenu);
  }, [latest]);
  const section = (id: CommandId) => commandDefinition(id).menu?.[1];
  const entries = ENTRIES.flatMap((id, index): MenuEntry[] => {
    const before = ENTRIES[index - 1];
    const apart = before !== undefined && section(before) !== section(id);
    const [shortcut] = keysOf(id, shortcuts);
    return [
      ...(apart ? [{ type: 'separator' } as const] : []),
      { type: 'action', label: t(`command.${id}`), shortcut, onSelect: () => runCommand(id) },
    ];
  });
  const back = () => document.querySelector<HTMLElement>(`#${GRID_ID} [data-roving]`);
  return <MenuAt at={at} entries={entries} onClose={() => setAt(null)} finalFocus={back} />;
}
