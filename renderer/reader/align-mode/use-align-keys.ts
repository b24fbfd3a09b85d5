/**
 * Keys of Align mode that are no commands: the arrows go by paragraphs, with Ctrl by sentences in the paragraph; with Shift the keys that
 * move select rows, and Ctrl+A selects all; while a cut is chosen the arrows move it. They are seen before the page's own
 * (grid/use-grid-keys.ts).
 */
import { useEffect } from 'react';
import { useLatest } from '../../state/use-latest.ts';
import { APPLE } from '../../ui/index.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { useReader } from '../reader-context.ts';
import { outermostRow } from '../layout/items.ts';
import type { Reader } from '../reader-context.ts';
import { setAlign, useAlign } from './align-state.ts';
import { dropCaret } from './caret.ts';
import type { CuttingTools } from './use-cutting.ts';
import { neighbour } from './here.ts';
import { bySegment, inSegment } from './moves.ts';
import { selectAll, selectTo } from './selection.ts';

export function useAlignKeys(cutting: CuttingTools): void {
  const latest = useLatest({ reader: useReader(), cutting });
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    const onKeyDown = (event: KeyboardEvent) => {
      const { reader, cutting: tools } = latest.current;
      const action = event.key === 'Escape' ? cancel() : (tools.keyAction(event) ?? keyIn(event, reader));
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

function keyIn(event: KeyboardEvent, reader: Reader): (() => void) | null {
  const target = event.target instanceof Element ? event.target : null;
  const place = reader.place();
  if (!place || event.altKey || target?.closest('button, input, textarea')) return null;
  const far = APPLE ? event.metaKey : event.ctrlKey;
  if (far && !event.shiftKey && event.key.toLowerCase() === 'a') return () => selectAll(reader);
  return event.shiftKey ? selecting(event.key, far, reader, place) : moving(event, far, reader, place);
}

/** Keys with Shift: the selection ends where they lead. */
function selecting(key: string, far: boolean, reader: Reader, place: SpanPlace): (() => void) | null {
  const row = far ? endReached(key, reader) : rowReached(key, reader, place.row);
  if (row === null) return null;
  return () => {
    selectTo(reader, place.row, row);
    reader.focusAt({ ...place, row, sentence: 0 });
  };
}

function rowReached(key: string, { items, session }: Reader, from: number): number | null {
  const step = key === 'ArrowDown' || key === 'PageDown' ? 1 : -1;
  if (key === 'ArrowDown' || key === 'ArrowUp') return neighbour(items, from, step);
  if (key !== 'PageDown' && key !== 'PageUp') return null;
  const [first, end] = session.view.snapshot().visible;
  let row = from;
  for (let left = Math.max(1, end - first - 1); left > 0; left--) row = neighbour(items, row, step) ?? row;
  return row;
}

function endReached(key: string, { items }: Reader): number | null {
  return key === 'Home' || key === 'End' ? outermostRow(items, key === 'Home' ? 1 : -1) : null;
}

function moving(event: KeyboardEvent, far: boolean, reader: Reader, place: SpanPlace): (() => void) | null {
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  const go = (next: SpanPlace | null) => () => {
    dropCaret();
    if (next) reader.focusAt(next);
  };
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (far) return null;
      setAlign({ selected: null });
      return go(bySegment(reader, place, step));
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (!far) return null;
      const rtl = event.target instanceof Element && getComputedStyle(event.target).direction === 'rtl';
      return go(inSegment(reader, place, rtl ? (-step as 1 | -1) : step));
    }
    default:
      return null;
  }
}
