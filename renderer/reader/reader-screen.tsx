/** Reading a work: its versions side by side, bead by bead. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReadingMode, Version, VersionId, WorkId } from '../../contract/model.ts';
import type { BeadPage, ReaderOpening } from '../../contract/service-api.ts';
import { call } from '../service/client.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { onCommand } from '../shell/commands.ts';
import { reportError } from '../shell/report-error.ts';
import { useNavigation } from '../state/navigation.ts';
import { useLatest } from '../state/use-latest.ts';
import { cx } from '../ui/index.ts';
import { Editing } from './align-mode/editing.tsx';
import { EditorContext, useNewEditor } from './align-mode/use-editor.ts';
import { Aloud } from './aloud/aloud-bar.tsx';
import alignRows from './align-mode/rows.module.css';
import { StatusLine } from './bars/status-line.tsx';
import { TopBar } from './bars/top-bar.tsx';
import { VerdictNotice } from './bars/verdict.tsx';
import { countBeads, shownFlags } from './bead-flags.ts';
import type { HeaderActions } from './grid/header.tsx';
import { ReaderGrid } from './grid/reader-grid.tsx';
import type { GridHandle } from './grid/reader-grid.tsx';
import { GoToDialog } from './history/go-to.tsx';
import { useHistory } from './history/use-history.ts';
import { foldItems, paratextStretch } from './layout/items.ts';
import { NotesLayer } from './notes/notes-layer.tsx';
import { SidePanel } from './panel/side-panel.tsx';
import { useModeCommands } from './modes/use-mode-commands.ts';
import { PrintDialog } from './print/print-dialog.tsx';
import { ReaderContext } from './reader-context.ts';
import type { Reader } from './reader-context.ts';
import { fits } from './pages/splice.ts';
import type { RowChanges } from './pages/splice.ts';
import { RealignDialog } from './realign/realign-dialog.tsx';
import { useFoundSentences } from './pages/use-found-sentences.ts';
import { changedSession, createSession, refreshedSession } from './session.ts';
import type { Column, Session } from './session.ts';
import { EmptyWork, Failed, Loading } from './states.tsx';
import { Spine } from './spine/spine.tsx';
import { useOpening } from './use-opening.ts';
import { useNextRow } from './use-next-row.ts';
import { orderedVersions, useLayout, useSaveState } from './use-reading-state.ts';
import styles from './reader.module.css';
import './typography/faces.css';
import './typography/scripts.css';
import './modes/modes.css';

export function ReaderScreen({ workId }: { readonly workId: WorkId }) {
  const { data: opening, error, refetch } = useOpening(workId);
  const gone = error !== null && 'code' in error && error.code === 'not-found';
  // What is on the screen stays there while the service restarts.
  if (error && (gone || !opening)) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!opening) return <Loading />;
  return <OpenWork workId={workId} opening={opening} reopen={refetch} />;
}

interface OpenWorkProps {
  readonly workId: WorkId;
  readonly opening: ReaderOpening;
  readonly reopen: () => Promise<unknown>;
}

function OpenWork({ workId, opening: opened, reopen }: OpenWorkProps) {
  const settings = useCurrentSettings();
  const { layout, change } = useLayout(opened);
  const { session, take } = useSession(opened, layout, reopen);
  const { view, opening } = session;
  useSaveState(workId, session, layout);
  useFoundSentences(session, workId);
  const aligning = useNavigation((state) => state.aligning);
  const grid = useRef<GridHandle>(null);
  // Rows are corrected in columns.
  const mode = aligning ? 'columns' : (layout.mode ?? settings.readingMode);
  const onMode = useCallback((next: ReadingMode) => change({ mode: next }), [change]);
  useModeCommands(mode, !aligning, onMode);
  const onLead = useCallback((lead: VersionId) => change({ lead }), [change]);

  const { versions } = opening.work;
  const columns = useMemo(
    () => visibleColumns(versions, layout.order, layout.hidden),
    [versions, layout.order, layout.hidden],
  );
  const flags = useMemo(() => {
    const places = columns.map(({ index }) => index);
    return shownFlags(opening, opening.work.versions.length, places);
  }, [opening, columns]);
  const counts = useMemo(() => countBeads(flags), [flags]);
  const { beadIds, lengths } = opening;
  const { shape } = session;
  const items = useMemo(() => {
    const places = columns.map(({ index }) => index);
    const shown = shownFlags({ flags: shape, lengths }, versions.length, places);
    return foldItems(shown, beadIds, { showAll: layout.showParatext, unfolded: layout.unfolded });
  }, [shape, lengths, versions, columns, beadIds, layout.showParatext, layout.unfolded]);
  const actions = useHeaderActions({ session, layout, change, columns, reopen });

  useEffect(
    () =>
      onCommand('reader.toggleParatext', () => change({ showParatext: !layout.showParatext, unfolded: new Set() }), {
        checked: layout.showParatext,
      }),
    [change, layout.showParatext],
  );
  const onUnfold = useCallback(
    (row: number) => {
      const [start] = paratextStretch(flags, row);
      change({ unfolded: new Set([...layout.unfolded, opening.beadIds[start] ?? 0]) });
      grid.current?.focus(row);
    },
    [opening, flags, layout.unfolded, change],
  );
  const goToNext = useNextRow(session, flags, grid);
  const toNextDoubt = useCallback(() => goToNext('doubtful'), [goToNext]);
  const toNextGap = useCallback(() => goToNext('gaps'), [goToNext]);

  const stand = useCallback(
    (row: number, fraction: number) => {
      view.goToRow(row, fraction);
      grid.current?.focus(row);
    },
    [view],
  );
  const beforeJump = useHistory(workId, session, stand);
  const goToRow = useCallback<Reader['goToRow']>(
    (row, versionId) => {
      beforeJump();
      view.goToRow(row);
      grid.current?.focus(row, versionId);
    },
    [view, beforeJump],
  );
  const showRow = useCallback<Reader['showRow']>(
    (row, remember) => {
      if (remember) beforeJump();
      const [first, end] = view.snapshot().visible;
      // The rows at the edges may be seen in part only.
      if (row <= first || row >= end - 1) view.goToRow(row);
    },
    [view, beforeJump],
  );
  const place = useCallback(() => grid.current?.place() ?? null, []);
  const focusAt = useCallback<Reader['focusAt']>((at) => grid.current?.focusAt(at), []);
  const reader = useMemo<Reader>(
    () => ({ workId, session, columns, flags, items, layout, change, goToRow, showRow, place, focusAt, take, reopen }),
    [workId, session, columns, flags, items, layout, change, goToRow, showRow, place, focusAt, take, reopen],
  );
  const editor = useNewEditor(reader);

  const empty = opening.beadIds.length === 0;
  return (
    <ReaderContext value={reader}>
      <EditorContext value={editor}>
        <div className={styles.reader}>
          <TopBar work={opening.work} layout={layout} mode={mode} onChange={change} />
          <VerdictNotice versions={versions} relations={opening.work.relations} />
          <RealignDialog />
          <main className={cx(styles.page, aligning && alignRows.page)}>
            {empty ? (
              <EmptyWork workId={workId} />
            ) : (
              <>
                <ReaderGrid
                  ref={grid}
                  session={session}
                  items={items}
                  columns={columns}
                  mode={mode}
                  lead={layout.lead}
                  onLead={onLead}
                  widths={layout.widths}
                  settings={settings}
                  actions={actions}
                  onUnfold={onUnfold}
                  aligning={aligning}
                />
                <Spine session={session} items={items} flags={flags} />
                <NotesLayer />
                <SidePanel />
              </>
            )}
          </main>
          {empty ? null : <Editing />}
          {empty ? null : <Aloud />}
          {empty ? null : <StatusLine session={session} counts={counts} onDoubt={toNextDoubt} onGap={toNextGap} />}
          <GoToDialog />
          {empty ? null : <PrintDialog mode={mode} />}
        </div>
      </EditorContext>
    </ReaderContext>
  );
}

function visibleColumns(
  versions: readonly Version[],
  order: readonly VersionId[],
  hidden: readonly VersionId[],
): Column[] {
  const shown = orderedVersions(versions, order).filter((version) => !hidden.includes(version.id));
  // A version that was hidden alone may be the last one left.
  return (shown.length > 0 ? shown : versions).map((version) => ({ version, index: versions.indexOf(version) }));
}

interface Sessions {
  readonly session: Session;
  /** Goes on with the rows that an edit changed. */
  readonly take: Reader['take'];
}

/** A session for each opening, and for each edit of it; the place goes over from one to the next. */
function useSession(
  opening: ReaderOpening,
  layout: { readonly showParatext: boolean; readonly unfolded: ReadonlySet<number> },
  reopen: () => Promise<unknown>,
): Sessions {
  const [current, setCurrent] = useState(() => ({ opened: opening, session: make(null) }));
  let { session } = current;
  if (current.opened !== opening) {
    session = refreshedSession(session, opening) ?? make(session);
    setCurrent({ opened: opening, session });
  }
  const { store } = session;
  useEffect(() => {
    store.activate();
    return () => store.close();
  }, [store]);

  const take = useCallback(
    (changes: RowChanges, pages: readonly BeadPage[] = []) => {
      if (!fits(session.opening, changes)) void reopen();
      else setCurrent(({ opened, session: before }) => ({ opened, session: changedSession(before, changes, pages) }));
    },
    [session, reopen],
  );
  return { session, take };

  function make(previous: Session | null): Session {
    const folding = { showAll: layout.showParatext, unfolded: layout.unfolded };
    return createSession(opening, previous, folding, () => void reopen());
  }
}

interface HeaderActionsInput {
  readonly session: Session;
  readonly layout: ReturnType<typeof useLayout>['layout'];
  readonly change: ReturnType<typeof useLayout>['change'];
  readonly columns: readonly Column[];
  readonly reopen: () => Promise<unknown>;
}

/** The same object as long as the work is open, so that heads are not drawn again with every edit. */
function useHeaderActions(input: HeaderActionsInput): HeaderActions {
  const latest = useLatest(input);
  return useMemo(
    () => ({
      move: (from, to) => {
        const { session, layout, change, columns, reopen } = latest.current;
        const { work } = session.opening;
        const order = movedOrder(
          orderedVersions(work.versions, layout.order).map(({ id }) => id),
          columns,
          from,
          to,
        );
        change({ order });
        // Pages asked for from now on would come in the new order, for which this session's columns do not stand.
        session.store.hold(true);
        call('library.orderVersions', { workId: work.id, versionIds: order })
          .then(reopen)
          .catch((error: unknown) => {
            change({ order: layout.order });
            reportError(error);
          })
          .finally(() => session.store.hold(false));
      },
      hide: (version) => {
        const { layout, change } = latest.current;
        change({ hidden: [...layout.hidden, version] });
      },
      resize: (widths) => {
        const { layout, change } = latest.current;
        change({ widths: widths ? { ...layout.widths, ...widths } : {} });
      },
    }),
    [latest],
  );
}

/** The order of all versions after a visible column was moved to another visible column's place; hidden ones stay put. */
function movedOrder(all: readonly VersionId[], columns: readonly Column[], from: number, to: number): VersionId[] {
  const moved = columns[from]?.version.id;
  const target = columns[to]?.version.id;
  if (moved === undefined || target === undefined) return [...all];
  const order = all.filter((id) => id !== moved);
  order.splice(order.indexOf(target) + (to > from ? 1 : 0), 0, moved);
  return order;
}
