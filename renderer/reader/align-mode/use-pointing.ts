/** Pressing a row makes it the current one; with Shift, all from the current one to it are selected. While a cut is chosen, it goes there. */
import { useEffect } from 'react';
import { useLatest } from '../../state/use-latest.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import { setAlign, useAlign } from './align-state.ts';
import { segmentAt } from './here.ts';
import { pointedPlace, standingColumn } from './pointing.ts';
import { selectTo } from './selection.ts';
import type { CuttingTools } from './use-cutting.ts';

export function usePointing(cutting: CuttingTools): void {
  const latest = useLatest({ reader: useReader(), cutting });
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    const onClick = (event: MouseEvent) => {
      const { reader, cutting: tools } = latest.current;
      const place = pointedPlace(event.target, standingColumn(reader));
      const inControl = event.target instanceof Element && event.target.closest('button');
      // What was dragged over is to be copied, not gone to.
      if (!place || inControl || document.getSelection()?.isCollapsed === false) return;
      const from = reader.place();
      const { cutting: cut } = useAlign.getState();
      if (event.shiftKey && from) selectTo(reader, from.row, place.row);
      else setAlign({ selected: null });
      const bead = reader.session.store.row(place.row);
      if (cut && bead?.id === cut.beadId) {
        const index = segmentAt(bead.cells[place.column] ?? [], place.sentence);
        tools.setCut(place.column, index + (isLowerHalf(event) ? 1 : 0));
      }
      reader.focusAt(place);
    };
    const onDown = (event: MouseEvent) => {
      // Shift selects rows here, not text.
      const inRow = event.target instanceof Element && event.target.closest('[data-row]');
      if (event.shiftKey && inRow) event.preventDefault();
    };
    grid?.addEventListener('click', onClick);
    grid?.addEventListener('mousedown', onDown);
    return () => {
      grid?.removeEventListener('click', onClick);
      grid?.removeEventListener('mousedown', onDown);
    };
  }, [latest]);
}

function isLowerHalf({ target, clientY }: MouseEvent): boolean {
  const segment = target instanceof Element ? target.closest('[data-segment-id]') : null;
  if (!segment) return false;
  const { top, bottom } = segment.getBoundingClientRect();
  return clientY > (top + bottom) / 2;
}
