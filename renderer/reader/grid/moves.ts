/** Where keys lead in the text: from sentence to sentence, row to row, column to column, by pages and to the ends. */
import type { KeyboardEvent } from 'react';
import type { VersionId } from '../../../contract/model.ts';
import { itemOfRow, outermostRow, readableRow } from '../layout/items.ts';
import { nearestIn, sentenceCount } from '../sentences/counterparts.ts';
import type { Column, Session } from '../session.ts';
import { APPLE } from '../../ui/index.ts';
import type { SpanPlace } from './lighting.ts';

/** From where the keyboard is to where it goes; null where there is nothing to go to. */
type Move = (place: SpanPlace) => SpanPlace | null;

/** The place itself where its row can be seen. */
export function inView(place: SpanPlace | null, { view }: Session): SpanPlace | null {
  const [start, end] = view.snapshot().visible;
  return place && place.row >= start && place.row < end ? place : null;
}

export function startOf(row: number, columns: readonly Column[], versionId?: VersionId): SpanPlace | null {
  const column = columns.find(({ version }) => version.id === versionId) ?? columns[0];
  return column ? { row, column: column.index, sentence: 0 } : null;
}

/** The beginning of the first row that is seen from its first line on. */
export function firstInView(session: Session, columns: readonly Column[]): SpanPlace | null {
  const { row, fraction, visible } = session.view.snapshot();
  const next = fraction > 0.01 && row + 1 < visible[1] ? nextRow(session, row, 1) : row;
  return startOf(next ?? row, columns);
}

/** The sentence after or before one in its column, through all rows; in a row that is not here yet, its first. Null at the ends. */
export function neighbour(session: Session, place: SpanPlace, step: 1 | -1): SpanPlace | null {
  return bySentence(session, step)(place);
}

/** The next row that can be read: folded furniture and rows of hidden columns alone are passed over. */
function nextRow({ view, opening }: Session, row: number, step: 1 | -1): number | null {
  const { items } = view;
  return readableRow(items, itemOfRow(items, row) + step, step) ?? (opening.beadIds[row] === undefined ? 0 : null);
}

/** What a key means in the text; null where it is no key of the text. */
export function moveFor(event: KeyboardEvent, session: Session, columns: readonly Column[]): Move | null {
  const far = APPLE ? event.metaKey : event.ctrlKey;
  if ((event.ctrlKey || event.metaKey) && !far) return null;
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const page =
    (sign: 1 | -1): Move =>
    (place) => {
      session.view.scrollBy(sign * session.view.viewport * 0.9);
      const first = firstInView(session, columns);
      return first && { ...first, column: place.column };
    };
  switch (event.key) {
    case 'ArrowDown':
      return far ? byRow(session, 1) : bySentence(session, 1);
    case 'ArrowUp':
      return far ? byRow(session, -1) : bySentence(session, -1);
    case 'ArrowRight':
      return far ? null : byColumn(session, columns, rtl ? -1 : 1);
    case 'ArrowLeft':
      return far ? null : byColumn(session, columns, rtl ? 1 : -1);
    case 'Home':
      return far ? toEnd(session, 1) : (place) => toColumn(session, place, columns[0]);
    case 'End':
      return far ? toEnd(session, -1) : (place) => toColumn(session, place, columns.at(-1));
    case 'PageDown':
      return far ? null : page(1);
    case 'PageUp':
      return far ? null : page(-1);
    default:
      return null;
  }
}

const bySentence =
  (session: Session, step: 1 | -1): Move =>
  (place) => {
    const count = sentenceCount(session.store.row(place.row)?.cells[place.column]);
    const next = place.sentence + step;
    if (next >= 0 && next < count) return { ...place, sentence: next };
    const row = nextRow(session, place.row, step);
    if (row === null) return null;
    const there = sentenceCount(session.store.row(row)?.cells[place.column]);
    return { ...place, row, sentence: step > 0 ? 0 : Math.max(0, there - 1) };
  };

/** To the first sentence of the first row, in the same column, or of the last. */
const toEnd =
  (session: Session, step: 1 | -1): Move =>
  (place) =>
    toRow(place, outermostRow(session.view.items, step));

const byRow =
  (session: Session, step: 1 | -1): Move =>
  (place) =>
    toRow(place, nextRow(session, place.row, step));

const toRow = (place: SpanPlace, row: number | null) => (row === null ? null : { ...place, row, sentence: 0 });

const byColumn =
  (session: Session, columns: readonly Column[], step: 1 | -1): Move =>
  (place) => {
    const at = columns.findIndex((column) => column.index === place.column);
    return toColumn(session, place, columns[at + step]);
  };

function toColumn(session: Session, place: SpanPlace, column: Column | undefined): SpanPlace | null {
  return column ? atColumn(session, place, column.index) : null;
}

/** The counterpart of a place in another column; the beginning of its cell where there is none. */
export function atColumn(session: Session, place: SpanPlace, column: number): SpanPlace {
  const bead = session.store.row(place.row);
  const nearest = bead && nearestIn(bead, place, column);
  return { row: place.row, ...(nearest ?? { column, sentence: 0 }) };
}
