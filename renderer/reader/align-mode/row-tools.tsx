/** A few tools at the row under the pointer, or else at the current one: drawn once, into the room that the row keeps for them. */
import { Check, Pin, Scissors, TableCellsMerge } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CommandId } from '../../../contract/commands.ts';
import { runCommand } from '../../shell/commands.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import { pointedPlace, standingColumn } from './pointing.ts';
import { keepSelectionAt } from './selection.ts';
import styles from './row-tools.module.css';

const TOOLS: readonly { readonly id: CommandId; readonly icon: LucideIcon }[] = [
  { id: 'align.mergeNext', icon: TableCellsMerge },
  { id: 'align.split', icon: Scissors },
  { id: 'align.confirm', icon: Check },
  { id: 'align.pin', icon: Pin },
];

export function RowTools() {
  const { t } = useTranslation('menu');
  const reader = useReader();
  const { session, place, focusAt } = reader;
  const slot = useSlot();
  if (!slot) return null;
  const run = (id: CommandId) => {
    const row = Number(slot.closest<HTMLElement>('[data-row]')?.dataset['row']);
    const at = place();
    keepSelectionAt(session, row);
    // The tools of a row work on that row.
    if (at?.row !== row) {
      const there = pointedPlace(slot, standingColumn(reader));
      if (there) focusAt(there);
    }
    runCommand(id);
  };
  return createPortal(
    <span className={styles.tools}>
      {TOOLS.map(({ id, icon: Icon }) => (
        <button
          key={id}
          type="button"
          // By keyboard the same is reached by letters, and in the line of tools.
          tabIndex={-1}
          aria-label={t(`command.${id}`)}
          title={t(`command.${id}`)}
          onClick={() => run(id)}
        >
          <Icon aria-hidden />
        </button>
      ))}
    </span>,
    slot,
  );
}

/** The room for tools in the row under the pointer. */
function useSlot(): Element | null {
  const [slot, setSlot] = useState<Element | null>(null);
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    const onOver = ({ target }: PointerEvent) => {
      const row = target instanceof Element ? target.closest('[data-row]') : null;
      setSlot(row?.querySelector('[data-row-tools]') ?? null);
    };
    const onLeave = () => setSlot(null);
    grid?.addEventListener('pointerover', onOver);
    grid?.addEventListener('pointerleave', onLeave);
    return () => {
      grid?.removeEventListener('pointerover', onOver);
      grid?.removeEventListener('pointerleave', onLeave);
    };
  }, []);
  return slot;
}
