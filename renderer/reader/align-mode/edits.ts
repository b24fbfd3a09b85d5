/** What each command of Align mode asks of the library, from where the user stands; or why it can't be asked there. */
import type { Edit } from '../../../contract/edit.ts';
import { BeadId } from '../../../contract/model.ts';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import { itemOfRow } from '../layout/items.ts';
import type { Items } from '../layout/items.ts';
import type { Session } from '../session.ts';
import type { Here } from './here.ts';
import { neighbour } from './here.ts';
import { drawnRows } from './selection.ts';
import type { RowRange } from './selection.ts';

/** Why nothing was asked: align:refused.<code>. */
export const REFUSALS = [
  'nowhere',
  'firstRow',
  'lastRow',
  'furniture',
  'emptyCell',
  'oneParagraph',
  'lastParagraph',
  'noSentence',
  'nothingCut',
  'sameColumn',
  'sameRow',
  'noLink',
  'noGap',
  'linked',
  'outOfOrder',
] as const;
export interface Refusal {
  readonly refused: (typeof REFUSALS)[number];
}
export type Asked = Edit | Refusal;

export interface Rows {
  readonly session: Session;
  readonly items: Items;
  readonly selection: RowRange | null;
  /** The caret in the text of the paragraph where the user stands, in characters; null where there is none. */
  readonly caret: number | null;
}

type Build = (here: Here, rows: Rows) => Asked;

const refuse = (refused: Refusal['refused']): Refusal => ({ refused });
const idsOf = ({ opening }: Session, from: number, to: number): BeadId[] =>
  Array.from(opening.beadIds.subarray(from, to), (id) => BeadId.parse(id));

/** The selected rows, or the one where the user stands. What is not seen is not meant. */
const chosenRows = ({ place }: Here, { items, selection }: Rows): number[] =>
  selection ? drawnRows(items, selection) : [place.row];
const chosen = (here: Here, rows: Rows): BeadId[] =>
  chosenRows(here, rows).map((row) => BeadId.parse(rows.session.opening.beadIds[row]));

const mergeWith =
  (step: 1 | -1): Build =>
  ({ place }, { session, items, selection }) => {
    if (selection) {
      const folded = items.folded.subarray(itemOfRow(items, selection[0]), itemOfRow(items, selection[1] - 1));
      return folded.some(Boolean) ? refuse('furniture') : { kind: 'merge', beadIds: idsOf(session, ...selection) };
    }
    const other = neighbour(items, place.row, step);
    if (other === null) return refuse(step > 0 ? 'lastRow' : 'firstRow');
    if (other !== place.row + step) return refuse('furniture');
    const from = Math.min(place.row, other);
    return { kind: 'merge', beadIds: idsOf(session, from, from + 2) };
  };

const moveIn =
  (kind: 'move' | 'newRow', way: 'up' | 'down'): Build =>
  ({ beadId, cell, column, place }, { items, session }) => {
    if (cell.length === 0) return refuse('emptyCell');
    const versionId = column.version.id;
    if (kind === 'newRow') return { kind, beadId, versionId, way };
    const other = place.row + (way === 'up' ? -1 : 1);
    if (other < 0) return refuse('firstRow');
    if (other >= session.opening.beadIds.length) return refuse('lastRow');
    if (neighbour(items, place.row, way === 'up' ? -1 : 1) !== other) return refuse('furniture');
    return { kind, beadId, versionId, way };
  };

const shiftTo =
  (way: 'up' | 'down'): Build =>
  ({ beadId, cell, column, place }, { items, session }) => {
    // A gap of this row, or else of the row above, is what a column that goes up closes.
    if (way === 'up' && cell.length > 0) {
      const above = session.store.row(place.row - 1);
      if (place.row === 0 || (above && above.cells[column.index]?.length !== 0)) return refuse('noGap');
      if (neighbour(items, place.row, -1) !== place.row - 1) return refuse('furniture');
    }
    return { kind: 'shift', beadId, versionId: column.version.id, way };
  };

const statusOf =
  (status: 'auto' | 'doubtful' | 'confirmed'): Build =>
  (here, rows) => ({ kind: 'status', beadIds: chosen(here, rows), status });

/** Pins what is not; where all of it is pinned, takes the pins out. */
const pin: Build = (here, rows) => {
  const { flags } = rows.session.opening;
  const pinned = chosenRows(here, rows).every((row) => ((flags[row] ?? 0) & BEAD_FLAGS.pinned) !== 0);
  return { kind: 'pin', beadIds: chosen(here, rows), pinned: !pinned };
};

/** At the caret, else before the sentence where the user stands. */
const splitParagraph: Build = ({ segment, sentence }, { caret }) => {
  if (!segment) return refuse('emptyCell');
  const offset = caret ?? segment.sentences[2 * sentence] ?? 0;
  if (offset <= 0 || offset >= segment.text.length) return refuse('noSentence');
  return { kind: 'splitSegment', segmentId: segment.id, offset };
};

const joinParagraphs: Build = ({ segment, cell, index }) => {
  if (!segment) return refuse('emptyCell');
  if (cell.length === 1) return refuse('oneParagraph');
  return index === cell.length - 1 ? refuse('lastParagraph') : { kind: 'joinSegments', segmentId: segment.id };
};

/** The first link of the paragraph. */
const unlink: Build = ({ bead, segment }) => {
  const link = bead.links.find(({ segmentId }) => segmentId === segment?.id);
  return link ? { kind: 'unlink', a: link.segmentId, b: link.otherSegmentId } : refuse('noLink');
};

/** By command. What needs more than one press (splitting a row, links, sentences) is not here. */
export const EDITS = {
  'align.mergeNext': mergeWith(1),
  'align.mergePrevious': mergeWith(-1),
  'align.moveUp': moveIn('move', 'up'),
  'align.moveDown': moveIn('move', 'down'),
  'align.newRowUp': moveIn('newRow', 'up'),
  'align.newRowDown': moveIn('newRow', 'down'),
  'align.shiftUp': shiftTo('up'),
  'align.shiftDown': shiftTo('down'),
  'align.splitParagraph': splitParagraph,
  'align.joinParagraphs': joinParagraphs,
  'align.unlink': unlink,
  'align.confirm': statusOf('confirmed'),
  'align.doubt': statusOf('doubtful'),
  'align.clear': statusOf('auto'),
  'align.confirmAbove': ({ beadId, place }) =>
    place.row === 0 ? refuse('firstRow') : { kind: 'confirmAbove', beadId },
  'align.pin': pin,
} as const satisfies Readonly<Record<string, Build>>;

export type EditCommand = keyof typeof EDITS;
export const EDIT_COMMANDS = Object.keys(EDITS) as EditCommand[];
