/** One opening of a work: its beads, the pages of them that are here, and the view on them. */
import { BeadId } from '../../contract/model.ts';
import type { BeadRow, Version, WorkId } from '../../contract/model.ts';
import type { BeadPage, ReaderOpening } from '../../contract/service-api.ts';
import { call } from '../service/client.ts';
import { foldItems } from './layout/items.ts';
import type { Folding } from './layout/items.ts';
import type { Place } from './layout/scroll-model.ts';
import { PageStore } from './pages/page-store.ts';
import { changedOpening, keepsShape } from './pages/splice.ts';
import type { RowChanges } from './pages/splice.ts';
import { ReaderView } from './grid/reader-view.ts';

export interface Session {
  readonly opening: ReaderOpening;
  readonly store: PageStore;
  readonly view: ReaderView;
  /**
   * Flags by which rows are laid out: the opening's, or those before edits that changed marks alone. The same array as long as no row is
   * laid out differently, so that nothing is folded and measured again for a mark.
   */
  readonly shape: Uint8Array;
}

/** Where to stand in a new opening: where the reader stood, if that bead is still there; else where the library says. */
function startingPlace(opening: ReaderOpening, previous: Session | null): Place {
  if (previous) {
    const { row, fraction } = previous.view.snapshot();
    const same = opening.beadIds.indexOf(previous.opening.beadIds[row] ?? 0);
    if (same >= 0) return { row: same, fraction };
  }
  const { beadId, fraction } = opening.state;
  const stored = beadId === null ? -1 : opening.beadIds.indexOf(beadId);
  if (stored >= 0) return { row: stored, fraction };
  if (!previous) return { row: 0, fraction: 0 };
  // All beads were made anew: about as far into the work as before.
  const share = previous.view.snapshot().row / Math.max(1, previous.opening.beadIds.length);
  return { row: Math.floor(share * opening.beadIds.length), fraction: 0 };
}

export function createSession(
  opening: ReaderOpening,
  previous: Session | null,
  folding: Folding,
  onStale: () => void,
): Session {
  const workId: WorkId = opening.work.id;
  const store = new PageStore({
    beadIds: opening.beadIds,
    versions: opening.work.versions.length,
    load: (fromBead, count) => call('reader.page', { workId, fromBead, count }),
    onStale,
  });
  if (opening.first.beads.length > 0) store.put(opening.first);
  const items = foldItems(opening.flags, opening.beadIds, folding);
  const view = new ReaderView(items, startingPlace(opening, previous));
  return { opening, store, view, shape: opening.flags };
}

/** The session after an edit: the view goes on with the rows that stay; the page adopts those that changed (grid/use-page-layout.ts). */
export function changedSession(
  { opening: before, store: known, view, shape }: Session,
  changes: RowChanges,
  pages: readonly BeadPage[],
): Session {
  const opening = changedOpening(before, changes);
  const store = known.changed(changes.splices, opening.beadIds);
  for (const page of pages) store.put(page);
  return { opening, store, view, shape: keepsShape(before, changes) ? shape : opening.flags };
}

/**
 * The session for an opening that tells of the same rows: something else of the work changed (its title, a version's name). Null where
 * the rows are others.
 */
export function refreshedSession(
  { opening: before, store, view, shape }: Session,
  opening: ReaderOpening,
): Session | null {
  const columns = ({ work }: ReaderOpening) => work.versions.map(({ id }) => id).join(' ');
  if (before.revision !== opening.revision || columns(before) !== columns(opening)) return null;
  const { beadIds, lengths, flags } = before;
  return { opening: { ...opening, beadIds, lengths, flags }, store, view, shape };
}

export function beadIdAt(session: Session, row: number): BeadId | null {
  const id = session.opening.beadIds[row];
  return id === undefined ? null : BeadId.parse(id);
}

/** A version with its place in the cells of a bead. */
export interface Column {
  readonly version: Version;
  readonly index: number;
}

export const cellOf = (bead: BeadRow | undefined, column: Column) => bead?.cells[column.index] ?? [];
