/** How this work is read: which columns in which order and width, furniture shown or folded. Kept in the library with the place. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReadingMode, ReadingState, Version, VersionId, WorkId } from '../../contract/model.ts';
import type { ReaderOpening } from '../../contract/service-api.ts';
import { call } from '../service/client.ts';
import { beadIdAt } from './session.ts';
import type { Session } from './session.ts';

export interface Layout {
  readonly hidden: readonly VersionId[];
  readonly widths: Readonly<Record<string, number>>;
  readonly showParatext: boolean;
  /** Null: as the settings say. */
  readonly mode: ReadingMode | null;
  /** The version that stands alone or clear; null means the first column. */
  readonly lead: VersionId | null;
  /** Versions as they were moved; those not named follow. */
  readonly order: readonly VersionId[];
  /** First beads of stretches of furniture that were unfolded one by one; for this reading only. */
  readonly unfolded: ReadonlySet<number>;
}

const SAVE_AFTER = 600;

export function layoutOf(state: ReadingState): Layout {
  return {
    hidden: state.hidden,
    widths: state.widths,
    showParatext: state.showParatext,
    mode: state.mode,
    lead: state.lead,
    order: [],
    unfolded: new Set(),
  };
}

/** Versions in the order they are shown in. */
export function orderedVersions(versions: readonly Version[], order: readonly VersionId[]): Version[] {
  const rank = (version: Version) => {
    const place = order.indexOf(version.id);
    return place < 0 ? order.length : place;
  };
  return versions.toSorted((a, b) => rank(a) - rank(b));
}

/** Columns beside each other at first: as many as leave lines of some 35 characters, never fewer than two or more than six. */
const FIRST_COLUMN_WIDTH = 340;
const FIRST_COLUMNS = { least: 2, most: 6 } as const;

/** A work that was never read shows as many of its versions as stand well beside each other; the columns menu has the rest. */
export function firstLayout(opening: ReaderOpening, windowWidth: number): Layout {
  const layout = layoutOf(opening.state);
  if (opening.state.beadId !== null) return layout;
  const fitting = Math.floor(windowWidth / FIRST_COLUMN_WIDTH);
  const shown = Math.min(FIRST_COLUMNS.most, Math.max(FIRST_COLUMNS.least, fitting));
  return { ...layout, hidden: opening.work.versions.slice(shown).map(({ id }) => id) };
}

/** The layout of the work, from its first opening on. */
export function useLayout(opening: ReaderOpening) {
  const [layout, setLayout] = useState(() => firstLayout(opening, window.innerWidth));
  const change = useCallback((part: Partial<Layout>) => setLayout((current) => ({ ...current, ...part })), []);
  return useMemo(() => ({ layout, change }), [layout, change]);
}

/** Saves place and layout shortly after they changed, and at once when the reader or the window is left. */
export function useSaveState(workId: WorkId, session: Session, layout: Layout): void {
  const latest = useRef({ session, layout });
  const saved = useRef<string | null>(null);

  const save = useCallback(() => {
    const state = stateOf(latest.current.session, latest.current.layout);
    const text = JSON.stringify(state);
    if (saved.current === text) return;
    saved.current = text;
    // A place that was not saved is asked for again with the next move; the text itself is not touched.
    void call('reader.saveState', { workId, state }).catch(() => (saved.current = null));
  }, [workId]);

  useEffect(() => {
    latest.current = { session, layout };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_AFTER);
    };
    const stop = session.view.subscribe(later);
    if (saved.current !== null) later();
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session, layout, save]);

  useEffect(() => {
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [save]);
}

function stateOf(session: Session, layout: Layout) {
  const { row, fraction } = session.view.snapshot();
  return {
    beadId: beadIdAt(session, row),
    fraction,
    hidden: [...layout.hidden],
    widths: { ...layout.widths },
    showParatext: layout.showParatext,
    mode: layout.mode,
    lead: layout.lead,
  };
}
