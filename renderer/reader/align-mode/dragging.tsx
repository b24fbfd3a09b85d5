/**
 * The pointer's way to move paragraphs: a paragraph is taken by its number to another row, and the boundary below a row is drawn up or
 * down in one column. What will happen is shown while the pointer is down; Escape gives it up.
 */
import { useEffect, useState } from 'react';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import type { Reader } from '../reader-context.ts';
import { moveOfBoundary, moveTo, reachableRows } from './drags.ts';
import { useLatest } from '../../state/use-latest.ts';
import styles from './dragging.module.css';
import type { Editor } from './editor.ts';
import type { Asked } from './edits.ts';
import { placeOfSegment } from './here.ts';
import { setAlign } from './align-state.ts';
import { boundariesAt, boundaryAt, cellRect, handleAt, rowAt } from './joints.ts';
import type { Boundary, Grip } from './joints.ts';

/** What is shown over the page, in pixels of the window. */
interface Shown {
  readonly kind: 'boundary' | 'target';
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}
interface Drag {
  /** What the pointer at this height would do. */
  readonly at: (y: number) => { readonly shown: Shown | null; readonly edit: Asked | null };
}

export function Dragging({ editor }: { readonly editor: Editor }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const latest = useLatest({ reader: useReader(), editor });
  useEffect(() => {
    const grid = document.getElementById(GRID_ID);
    if (!grid) return undefined;
    let drag: Drag | null = null;
    const end = () => {
      drag = null;
      delete grid.dataset['dragging'];
      grid.removeAttribute('data-at-boundary');
      setShown(null);
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      const { reader } = latest.current;
      const grip = handleAt(event, reader.columns);
      const boundary = grip ? null : boundaryAt(grid, event, reader.columns);
      drag = grip ? paragraphDrag(reader, grip) : boundary && boundaryDrag(reader, grid, boundary);
      if (!drag) return;
      event.preventDefault();
      grid.setPointerCapture(event.pointerId);
      grid.dataset['dragging'] = grip ? 'paragraph' : 'boundary';
      // What is taken hold of becomes the current paragraph: the pointer's capture keeps the click from saying so.
      if (grip) takeHold(reader, grip);
    };
    const onMove = (event: PointerEvent) => {
      const next = drag
        ? drag.at(event.clientY).shown
        : event.buttons === 0
          ? hovered(grid, event, latest.current.reader)
          : null;
      grid.toggleAttribute('data-at-boundary', next?.kind === 'boundary');
      setShown(next);
    };
    const onUp = (event: PointerEvent) => {
      const edit = drag?.at(event.clientY).edit ?? null;
      end();
      if (edit) void latest.current.editor.edit(() => edit);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !drag) return;
      event.stopPropagation();
      end();
    };
    const stop = new AbortController();
    const { signal } = stop;
    grid.addEventListener('pointerdown', onDown, { signal });
    grid.addEventListener('pointermove', onMove, { signal });
    grid.addEventListener('pointerup', onUp, { signal });
    grid.addEventListener('pointercancel', end, { signal });
    grid.addEventListener('pointerleave', () => drag ?? setShown(null), { signal });
    grid.addEventListener('scroll', () => drag ?? setShown(null), { signal, passive: true });
    window.addEventListener('keydown', onKeyDown, { signal, capture: true });
    return () => stop.abort();
  }, [latest]);
  if (!shown) return null;
  const { left, top, width, height } = shown.box;
  return <div aria-hidden className={styles[shown.kind]} style={{ left, top, width, height }} />;
}

function takeHold({ session, focusAt }: Reader, { row, column, index }: Grip): void {
  const bead = session.store.row(row);
  const segment = bead?.cells[column.index]?.[index];
  setAlign({ selected: null });
  if (bead && segment) focusAt(placeOfSegment(bead, row, column, segment.id));
}

/** The boundary under a pointer that is not down. */
function hovered(grid: HTMLElement, event: PointerEvent, { columns }: Reader): Shown | null {
  const boundary = boundaryAt(grid, event, columns);
  return boundary && { kind: 'boundary', box: { ...boundary.box, top: boundary.box.top - 1, height: 3 } };
}

function paragraphDrag(reader: Reader, { row, column, index }: Grip): Drag {
  const { session } = reader;
  const rows = [...reachableRows(session, column, row, -1), ...reachableRows(session, column, row, 1)];
  return {
    at: (y) => {
      const to = rowAt(y);
      const box = to !== null && rows.includes(to) ? cellRect(to, column) : null;
      if (to === null || !box)
        return { shown: null, edit: to === null || to === row ? null : { refused: 'outOfOrder' } };
      return { shown: { kind: 'target', box }, edit: moveTo(session, column, row, index, to) };
    },
  };
}

function boundaryDrag(reader: Reader, grid: HTMLElement, boundary: Boundary): Drag | null {
  const places = boundariesAt(grid, boundary);
  return {
    at: (y) => {
      const nearest = places.reduce((best, place) => (Math.abs(place.y - y) < Math.abs(best.y - y) ? place : best));
      const { left, width } = boundary.box;
      return {
        shown: { kind: 'boundary', box: { left, width, top: nearest.y - 1, height: 3 } },
        edit: moveOfBoundary(reader.session, boundary.column, boundary.row, nearest.paragraphs),
      };
    },
  };
}
