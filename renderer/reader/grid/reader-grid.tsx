/** The reading page: a grid whose columns are versions and whose rows are beads, drawn only around the view. */
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Ref } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ReadingMode, VersionId } from '../../../contract/model.ts';
import type { Settings } from '../../../contract/settings.ts';
import { useArrival } from '../../state/arrival.ts';
import { linkStartIn, useAlign } from '../align-mode/align-state.ts';
import { selectedRows } from '../align-mode/selection.ts';
import type { Items } from '../layout/items.ts';
import type { Column, Session } from '../session.ts';
import { FLOWS, drawnColumns, leadOf, tagsOf } from '../modes/mode-facts.ts';
import { OnDemand } from '../modes/on-demand.tsx';
import { isJapanese } from '../typography/languages.ts';
import { Words } from '../words/words.tsx';
import { useTypesetters } from '../typography/typesetters.ts';
import { attachCopying } from './copying.ts';
import { FoldedRow } from './folded-row.tsx';
import { GRID_ID } from './grid-id.ts';
import { Header } from './header.tsx';
import type { HeaderActions } from './header.tsx';
import { Lighting } from './lighting.ts';
import type { SpanPlace } from './lighting.ts';
import type { ItemRange } from './reader-view.ts';
import { Row } from './row.tsx';
import type { RowSetting } from './row.tsx';
import { useCopyCommands } from './use-copy-commands.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { usePageLayout } from './use-page-layout.ts';
import styles from './grid.module.css';

export interface ReaderGridProps {
  readonly session: Session;
  readonly items: Items;
  /** Those that are shown; of which some modes draw one. */
  readonly columns: readonly Column[];
  readonly mode: ReadingMode;
  readonly lead: VersionId | null;
  readonly onLead: (versionId: VersionId) => void;
  readonly widths: Readonly<Record<string, number>>;
  readonly settings: Settings;
  readonly actions: HeaderActions;
  readonly onUnfold: (row: number) => void;
  /** Align mode is on. */
  readonly aligning: boolean;
  readonly ref?: Ref<GridHandle>;
}
export interface GridHandle {
  /** Gives the keyboard to the text: to `row` (on one version's cell), or to where it was. */
  readonly focus: (row?: number, versionId?: VersionId) => void;
  /** The sentence that has, or had last, the keyboard. */
  readonly place: () => SpanPlace | null;
  readonly focusAt: (place: SpanPlace) => void;
}

export function ReaderGrid(props: ReaderGridProps) {
  const { session, items, mode, lead, onLead, widths, settings, actions, onUnfold, aligning, ref } = props;
  const columns = useMemo(() => drawnColumns(props.columns, mode, lead), [props.columns, mode, lead]);
  const { t } = useTranslation('reader');
  const { view, store } = session;
  const scroller = useRef<HTMLDivElement>(null);
  const header = useRef<HTMLDivElement>(null);
  const sizer = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState<ItemRange>([0, 0]);
  const version = useSyncExternalStore(store.subscribe, store.snapshot);

  // Before the page is laid out, which already draws.
  useLayoutEffect(() => {
    view.drawWith((next, inEffect) => (inEffect ? setRange(next) : flushSync(() => setRange(next))));
    return view.attach({ scroller: scroller.current!, sizer: sizer.current!, body: body.current! });
  }, [view]);
  const setting = useRowSetting(props, columns);
  const { upright } = setting;
  const page = usePageLayout({ session, items, columns, mode, upright, widths, settings, aligning, scroller, header });

  const { measure } = page;
  // Whatever was rendered anew may have another height.
  useLayoutEffect(() => measure());
  useEffect(() => {
    document.fonts.addEventListener('loadingdone', measure);
    return () => document.fonts.removeEventListener('loadingdone', measure);
  }, [measure]);
  useWantedPages(session, version);

  useEffect(() => new Lighting(scroller.current!, session).attach(), [session]);
  useEffect(() => attachCopying(scroller.current!, session), [session]);
  // A version that is not drawn is turned to when the keyboard goes there.
  const { columns: all } = props;
  const turnTo = useCallback(
    (index: number) => {
      const there = all.find((column) => column.index === index);
      if (mode === 'single' && there && !columns.includes(there)) onLead(there.version.id);
    },
    [all, columns, mode, onLead],
  );
  const keys = useGridKeys(session, all, scroller, turnTo);
  useArrival(() => scroller.current?.focus({ preventScroll: true }));
  useImperativeHandle(ref, () => ({ focus: keys.focus, place: keys.place, focusAt: keys.go }), [keys]);

  const selected = useAlign((state) => state.selected);
  const cutting = useAlign((state) => state.cutting);
  const linking = useAlign((state) => state.linking);
  const selection = selectedRows(selected, session);
  useCopyCommands({ session, columns: all, scroller, place: keys.place });

  const [start, end] = clampRange(range, items);
  return (
    <>
      <div
        ref={scroller}
        id={GRID_ID}
        role="grid"
        aria-label={t('grid.name', { title: session.opening.work.title })}
        aria-rowcount={items.total + 1}
        aria-colcount={columns.length + 2}
        aria-readonly
        aria-multiselectable={aligning || undefined}
        tabIndex={0}
        className={styles.scroller}
        data-justified={settings.justify ? '' : undefined}
        data-numbers={settings.paragraphNumbers ? undefined : 'off'}
        data-figures={settings.oldStyleFigures ? undefined : 'lining'}
        data-mode={mode}
        data-flow={FLOWS[mode]}
        data-face={settings.readingFace}
        style={page.style}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        <div className={styles.sheet}>
          <Header
            ref={header}
            columns={columns}
            all={props.columns}
            mode={mode}
            pixels={page.widths}
            widths={widths}
            actions={actions}
            onLead={onLead}
          />
          <div ref={sizer} role="presentation" className={styles.sizer}>
            <div ref={body} role="rowgroup" className={styles.body}>
              {Array.from({ length: end - start }, (_, offset) => drawItem(start + offset))}
            </div>
          </div>
        </div>
      </div>
      {aligning ? null : <Words scroller={scroller} session={session} columns={columns} />}
      <OnDemand scroller={scroller} session={session} columns={props.columns} mode={mode} lead={setting.lead} />
    </>
  );

  function drawItem(item: number) {
    const row = items.starts[item] ?? 0;
    const id = session.opening.beadIds[row];
    const count = items.folded[item] ?? 0;
    if (count > 0) {
      return (
        <FoldedRow
          key={`folded ${id}`}
          row={row}
          count={count}
          columns={columns.length}
          ariaRow={(items.numbers[item] ?? row + 1) + 1}
          onUnfold={onUnfold}
        />
      );
    }
    const bead = store.row(row);
    return (
      <Row
        key={id}
        row={row}
        number={items.numbers[item] ?? row + 1}
        bead={bead}
        height={bead ? 0 : view.heightOf(item)}
        setting={setting}
        selected={selection !== null && row >= selection[0] && row < selection[1]}
        cuts={cutting?.beadId === id ? cutting?.cuts : undefined}
        linkFrom={linkStartIn(bead, linking)}
      />
    );
  }
}

/** What all rows have in common. */
function useRowSetting(
  { columns: shown, mode, lead, settings, aligning }: ReaderGridProps,
  columns: readonly Column[],
): RowSetting {
  const { t } = useTranslation('reader');
  const languages = useMemo(() => columns.map(({ version }) => version.language), [columns]);
  const typesetters = useTypesetters(languages, settings.justify || settings.hyphenate);
  const vertical = settings.verticalJapanese && !aligning && FLOWS[mode] === 'beside';
  const upright = useMemo(
    () => new Set(columns.flatMap(({ version, index }) => (vertical && isJapanese(version.language) ? [index] : []))),
    [columns, vertical],
  );
  return useMemo(
    () => ({
      columns,
      mode,
      lead: leadOf(shown, lead)?.index ?? 0,
      tags: FLOWS[mode] === 'beside' ? null : tagsOf(columns),
      upright,
      typesetters,
      aligning,
      t,
    }),
    [shown, columns, mode, lead, upright, typesetters, aligning, t],
  );
}

/** A range from before the items changed may reach beyond them. */
function clampRange([start, end]: ItemRange, items: Items): ItemRange {
  const last = Math.min(end, items.count);
  return [Math.min(start, last), last];
}

/** Asks for the pages around the view whenever it moves or something came. */
function useWantedPages({ view, store }: Session, version: number): void {
  const want = useCallback(() => {
    const { items, range } = view;
    if (range[1] > range[0]) store.want([items.starts[range[0]] ?? 0, items.starts[range[1]] ?? 0], view.direction);
  }, [view, store]);
  useEffect(() => {
    want();
    return view.subscribe(want);
  }, [view, want]);
  useEffect(want, [want, version]);
}
