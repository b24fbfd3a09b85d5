/** The sentences of the editor of one row's sentences: which there are, and where keys lead among them. */
import type { KeyboardEvent } from 'react';
import type { BeadRow } from '../../../contract/model.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { pieces, sentenceStarts } from '../sentences/counterparts.ts';
import { cellOf } from '../session.ts';
import type { Column } from '../session.ts';
import { groupOf } from './sentence-groups.ts';
import type { Groups } from './sentence-groups.ts';

/** A sentence: its column's index, and its place in the cell. */
export interface Chip {
  readonly column: number;
  readonly sentence: number;
}
/** The texts of a cell's sentences. */
export function sentencesOf(bead: BeadRow, column: Column): string[] {
  const cell = cellOf(bead, column);
  const starts = sentenceStarts(cell);
  return cell.flatMap((segment, at) =>
    pieces(segment, starts[at] ?? 0).flatMap(({ sentence, text }) => (sentence === null ? [] : [text])),
  );
}

/** The sentence where the user stands, else the first of the first column that has any. */
export function firstChip(bead: BeadRow, columns: readonly Column[], place: SpanPlace | null): Chip | null {
  const here = columns.find(({ index }) => index === place?.column);
  if (here && place && sentencesOf(bead, here).length > place.sentence) {
    return { column: here.index, sentence: place.sentence };
  }
  const filled = columns.find((column) => sentencesOf(bead, column).length > 0);
  return filled ? { column: filled.index, sentence: 0 } : null;
}

export function isPressed(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const same = event.key === key || event.code === `Key${key}`;
  return same && event.altKey === parts.includes('Alt') && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

/** Where an arrow, Home or End leads: up and down within the column, to the sides to the same group's neighbouring column, or the nearest that has a sentence there. */
export function nextChip(
  event: KeyboardEvent<HTMLElement>,
  { column, sentence }: Chip,
  columns: readonly Column[],
  bead: BeadRow,
  groups: Groups,
): Chip | null {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
  const at = columns.findIndex(({ index }) => index === column);
  const own = columns[at];
  if (!own) return null;
  const last = sentencesOf(bead, own).length - 1;
  if (event.key === 'Home') return { column, sentence: 0 };
  if (event.key === 'End') return { column, sentence: last };
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const next = sentence + step;
    return next >= 0 && next <= last ? { column, sentence: next } : null;
  }
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return null;
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const other = columns[at + (rtl ? -step : step)];
  const count = other ? sentencesOf(bead, other).length : 0;
  if (!other || count === 0) return null;
  const group = groups[groupOf(groups, column, sentence)];
  return { column: other.index, sentence: Math.min(count - 1, group?.[other.index]?.[0] ?? 0) };
}
