/**
 * Keys of Align mode that are no commands: the arrows go by paragraphs, with Shift they select rows, with Ctrl they go by sentences in the
 * paragraph; while a cut is chosen they move it. They are seen before the page's own (grid/use-grid-keys.ts).
 */
import { useEffect } from 'react';
import { APPLE } from '../../ui/index.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { useReader } from '../reader-context.ts';
import type { Reader } from '../reader-context.ts';
import { setAlign, useAlign } from './align-state.ts';
import { dropCaret } from './caret.ts';
import type { CuttingTools } from './use-cutting.ts';
import { neighbour } from './here.ts';
import { bySegment, inSegment } from './moves.ts';
import { useLatest } from './use-latest.ts';

export function useAlignKeys(cutting: CuttingTools): void {
  const latest = useLatest({ reader: useReader(), cutting });
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    const onKeyDown = (event: KeyboardEvent) => {
      const { reader, cutting: tools } = latest.current;
      const action = event.key === 'Escape' ? cancel() : (tools.keyAction(event) ?? arrow(event, reader));
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    grid?.addEventListener('keydown', onKeyDown, { capture: true });
    return () => grid?.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [latest]);
}

/** What Escape gives up: the newest thing that was begun. */
function cancel(): (() => void) | null {
  const { cutting, linking, selected } = useAlign.getState();
  if (cutting) return () => setAlign({ cutting: null });
  if (linking) return () => setAlign({ linking: null });
  return selected && (() => setAlign({ selected: null }));
}

function arrow(event: KeyboardEvent, reader: Reader): (() => void) | null {
  const target = event.target instanceof Element ? event.target : null;
  const place = reader.place();
  if (!place || event.altKey || target?.closest('button, input, textarea')) return null;
  const far = APPLE ? event.metaKey : event.ctrlKey;
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  const go = (next: SpanPlace | null) => () => {
    dropCaret();
    if (next) reader.focusAt(next);
  };
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (far) return null;
      if (event.shiftKey) return () => select(reader, place, step);
      setAlign({ selected: null });
      return go(bySegment(reader, place, step));
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (!far || event.shiftKey) return null;
      const rtl = target !== null && getComputedStyle(target).direction === 'rtl';
      return go(inSegment(reader, place, rtl ? (-step as 1 | -1) : step));
    }
    default:
      return null;
  }
}

/** Takes one more row into the selection, or lets the last one go. */
function select(reader: Reader, place: SpanPlace, step: 1 | -1): void {
  const next = neighbour(reader.items, place.row, step);
  if (next === null) return;
  const [anchor] = useAlign.getState().selected ?? [place.row];
  setAlign({ selected: anchor === next ? null : [anchor, next] });
  reader.focusAt({ ...place, row: next, sentence: 0 });
}
