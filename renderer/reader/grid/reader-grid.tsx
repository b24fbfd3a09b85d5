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
import type { VersionId } from '../../../contract/model.ts';
import type { Settings } from '../../../contract/settings.ts';
import { cx } from '../../ui/index.ts';
import type { Items } from '../layout/items.ts';
import type { Column, Session } from '../session.ts';
import { useHyphenators } from '../typography/hyphenators.ts';
import { attachCopying } from './copying.ts';
import { FoldedRow } from './folded-row.tsx';
import { GRID_ID } from './grid-id.ts';
import { Header } from './header.tsx';
import type { HeaderActions } from './header.tsx';
import { Lighting } from './lighting.ts';
import type { SpanPlace } from './lighting.ts';
import type { ItemRange } from './reader-view.ts';
import { Row } from './row.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { usePageLayout } from './use-page-layout.ts';
import styles from './grid.module.css';

export interface ReaderGridProps {
  readonly session: Session;
  readonly items: Items;
  readonly columns: readonly Column[];
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
  const { session, items, columns, widths, settings, actions, onUnfold, aligning, ref } = props;
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
  const page = usePageLayout({ session, items, columns, widths, settings, aligning, scroller, header });
  const hyphenators = useHyphenators(
    useMemo(() => columns.map((column) => column.version.language), [columns]),
    settings.justify,
  );

  const { measure } = page;
  // Whatever was rendered anew may have another height.
  useLayoutEffect(() => measure());
  useEffect(() => {
    document.fonts.addEventListener('loadingdone', measure);
    return () => document.fonts.removeEventListener('loadingdone', measure);
  }, [measure]);
  useWantedPages(session, version);

  useEffect(() => new Lighting(scroller.current!, session).attach(), [session]);
  const hyphenates = useRef(false);
  useEffect(() => {
    hyphenates.current = hyphenators.size > 0;
  }, [hyphenators]);
  useEffect(
    () =>
      attachCopying(
        scroller.current!,
        () => hyphenates.current,
        (rows) => view.keepRows(rows),
      ),
    [view],
  );
  const keys = useGridKeys(session, columns, scroller);
  useImperativeHandle(ref, () => ({ focus: keys.focus, place: keys.place, focusAt: keys.go }), [keys]);

  const [start, end] = clampRange(range, items);
  return (
    <div
      ref={scroller}
      id={GRID_ID}
      role="grid"
      aria-label={t('grid.name', { title: session.opening.work.title })}
      aria-rowcount={session.opening.beadIds.length + 1}
      aria-colcount={columns.length + 2}
      aria-readonly
      tabIndex={0}
      className={cx(
        styles.scroller,
        settings.justify && styles.justify,
        !settings.paragraphNumbers && styles.unnumbered,
      )}
      style={page.style}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      onBlur={keys.onBlur}
    >
      <div className={styles.sheet}>
        <Header ref={header} columns={columns} page={page} widths={widths} actions={actions} />
        <div ref={sizer} role="presentation" className={styles.sizer}>
          <div ref={body} role="rowgroup" className={styles.body}>
            {Array.from({ length: end - start }, (_, offset) => drawItem(start + offset))}
          </div>
        </div>
      </div>
    </div>
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
          ariaRow={row + 2}
          onUnfold={onUnfold}
        />
      );
    }
    const bead = store.row(row);
    return (
      <Row
        key={id}
        row={row}
        bead={bead}
        columns={columns}
        height={bead ? 0 : view.heightOf(item)}
        hyphenators={hyphenators}
        ariaRow={row + 2}
        aligning={aligning}
        t={t}
      />
    );
  }
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
