/** What every part of the reader may know of the work that is open: given once by reader-screen.tsx, asked for by `useReader`. */
import { createContext, useContext } from 'react';
import type { VersionId, WorkId } from '../../contract/model.ts';
import type { BeadPage } from '../../contract/service-api.ts';
import type { SpanPlace } from './grid/lighting.ts';
import type { Items } from './layout/items.ts';
import type { RowChanges } from './pages/splice.ts';
import type { Column, Session } from './session.ts';
import type { Layout } from './use-reading-state.ts';

export interface Reader {
  readonly workId: WorkId;
  /** The opening (ids, lengths and flags of all rows), the rows that have come, and the view. A new one after every change of the rows. */
  readonly session: Session;
  /** The columns that are shown, in order. */
  readonly columns: readonly Column[];
  /** BEAD_FLAGS per row, over the columns that are shown. */
  readonly flags: Uint8Array;
  /** Rows as drawn: stretches of furniture folded into one. */
  readonly items: Items;
  readonly layout: Layout;
  readonly change: (part: Partial<Layout>) => void;
  /** Brings a row to the top of the view and gives it the keyboard, if asked on one cell of it. */
  readonly goToRow: (row: number, versionId?: VersionId) => void;
  /** Brings a row into view; the keyboard stays where it is. With `remember`, back leads to where the view was. */
  readonly showRow: (row: number, remember: boolean) => void;
  /** The sentence that has, or had last, the keyboard: row, place of the column among all versions, sentence in the cell. */
  readonly place: () => SpanPlace | null;
  /** Gives the keyboard to a sentence, or to its cell where that is empty; the view moves only where it must. */
  readonly focusAt: (place: SpanPlace) => void;
  /** Shows the rows that an edit changed (EditOutcome), without a jump and without asking for the work anew; `pages` of them that came besides. */
  readonly take: (changes: RowChanges, pages?: readonly BeadPage[]) => void;
  /** Asks the library for the work anew; the place stays. */
  readonly reopen: () => Promise<unknown>;
}

export const ReaderContext = createContext<Reader | null>(null);

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader stands outside the reader');
  return reader;
}
