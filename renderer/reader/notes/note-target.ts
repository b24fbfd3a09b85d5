/** What a note would be about: the selected words, or without a selection the sentence that has, or had last, the keyboard. */
import type { SegmentId, SegmentView } from '../../../contract/model.ts';
import { MAX_NOTE_PARTS, QUOTE_JOINT } from '../../../contract/notes.ts';
import type { NoteAnchor } from '../../../contract/notes.ts';
import { selectedSegments } from '../grid/copying.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { placeOf } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import type { Reader } from '../reader-context.ts';
import { sentenceStarts } from '../sentences/counterparts.ts';
import type { NoteTarget } from './note-state.ts';

/** Words of one version, without blanks around them; null where nothing is selected, or nothing that can be told. */
export function selectedTarget({ session }: Reader): NoteTarget | null {
  const root = document.getElementById(GRID_ID);
  const parts = root ? selectedSegments(session, root, document.getSelection()) : [];
  const own = parts.filter(({ column }) => column === parts[0]?.column).slice(0, MAX_NOTE_PARTS);
  const version = session.opening.work.versions[own[0]?.column ?? -1];
  const trimmed = own.flatMap(({ segmentId, start, text }) => {
    const from = start + text.length - text.trimStart().length;
    const quote = text.trim();
    return quote === '' ? [] : [{ segmentId: segmentId as SegmentId, start: from, end: from + quote.length, quote }];
  });
  if (!version || trimmed.length === 0) return null;
  return {
    versionId: version.id,
    anchors: trimmed.map(({ segmentId, start, end }): NoteAnchor => ({ segmentId, start, end })),
    quote: trimmed.map(({ quote }) => quote).join(QUOTE_JOINT),
  };
}

/** The sentence in which the caret was set by a click, else the one that has, or had last, the keyboard. */
function placeHere(reader: Reader): SpanPlace | null {
  const node = document.getSelection()?.anchorNode ?? null;
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const focused = placeOf(document.activeElement);
  return focused ?? (element?.closest(`#${GRID_ID}`) ? placeOf(element) : null) ?? reader.place();
}

/** The sentence where the user is; where none is in view, the first one that is. */
export function focusedTarget(reader: Reader): NoteTarget | null {
  const { session, columns } = reader;
  const place = placeHere(reader);
  const { current, visible } = session.view.snapshot();
  const row = place && place.row >= visible[0] && place.row < visible[1] ? place.row : current;
  const bead = session.store.row(row);
  const at = place?.row === row ? place : null;
  const own = columns.find(({ index }) => index === at?.column);
  const filled = own && (bead?.cells[own.index]?.length ?? 0) > 0 ? own : undefined;
  const column = filled ?? columns.find(({ index }) => (bead?.cells[index]?.length ?? 0) > 0);
  if (!bead || !column) return null;
  const found = sentenceIn(bead.cells[column.index] ?? [], filled && at ? at.sentence : 0);
  if (!found) return null;
  const { segment, start, end } = found;
  return {
    versionId: column.version.id,
    anchors: [{ segmentId: segment.id, start, end }],
    quote: segment.text.slice(start, end),
  };
}

/** A sentence counted through the segments of a cell; the first segment whole where it has no sentences. */
function sentenceIn(cell: readonly SegmentView[], sentence: number) {
  const starts = sentenceStarts(cell);
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= sentence),
  );
  const segment = cell[index];
  if (!segment || segment.text === '') return null;
  const at = 2 * (sentence - (starts[index] ?? 0));
  const [start, end] = [segment.sentences[at] ?? 0, segment.sentences[at + 1] ?? segment.text.length];
  return end > start ? { segment, start, end } : { segment, start: 0, end: segment.text.length };
}
