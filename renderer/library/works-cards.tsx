/** The works as covers in a grid. Only the rows in sight are in the document. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Ellipsis } from 'lucide-react';
import { memo, useLayoutEffect, useState } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkSummary } from '../../contract/model.ts';
import { Button, IconButton, Menu, cx } from '../ui/index.ts';
import { Cover } from './cover.tsx';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';
import { useWorksGrid } from './use-works-grid.ts';
import { Doubts, Languages, ReadingProgress } from './work-facts.tsx';
import { workMenu } from './work-menu.ts';
import { dragOf } from './works-drag.ts';

const CARD_WIDTH = 156;
const GAP = 30;
/** Of a row until it is measured. */
const ROW_HEIGHT = 330;
/** Of the grid's padding at both sides. */
const PADDING = 72;

export interface WorksProps {
  readonly works: readonly WorkSummary[];
  readonly total: number;
  /** What scrolls. */
  readonly scroller: HTMLElement;
}

function useColumns(scroller: HTMLElement): number {
  const [columns, setColumns] = useState(1);
  useLayoutEffect(() => {
    const measure = () =>
      setColumns(Math.max(1, Math.floor((scroller.clientWidth - PADDING + GAP) / (CARD_WIDTH + GAP))));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller]);
  return columns;
}

export function WorksCards({ works, total, scroller }: WorksProps) {
  const { t } = useTranslation('library');
  const columns = useColumns(scroller);
  const rows = Math.ceil(works.length / columns);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer's own state is meant to be read anew at each render
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: rows,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_HEIGHT,
    overscan: 2,
  });
  const { current, onKeyDown, onWorkClick } = useWorksGrid({ works, columns, scroller, virtualizer });
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its cells take the focus in turn
    <div
      role="grid"
      aria-label={t('works')}
      aria-multiselectable
      aria-rowcount={Math.ceil(total / columns)}
      aria-colcount={columns}
      className={styles.cards}
      style={{ blockSize: virtualizer.getTotalSize() }}
      onKeyDown={onKeyDown}
    >
      {virtualizer.getVirtualItems().map((row) => (
        <div
          key={row.key}
          ref={virtualizer.measureElement}
          data-index={row.index}
          role="row"
          aria-rowindex={row.index + 1}
          className={styles.cardRow}
          style={{ transform: `translateY(${row.start}px)`, gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
        >
          {works.slice(row.index * columns, (row.index + 1) * columns).map((work, column) => (
            <Card
              key={work.id}
              work={work}
              works={works}
              isCurrent={row.index * columns + column === current}
              onClick={onWorkClick}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface CardProps {
  readonly work: WorkSummary;
  readonly works: readonly WorkSummary[];
  readonly isCurrent: boolean;
  readonly onClick: (event: MouseEvent, work: WorkSummary) => void;
}

/** Drawn again only when something of its own changes: a scroll redraws the rows. */
const Card = memo(function Card({ work, works, isCurrent, onClick }: CardProps) {
  const selected = useLibraryView((state) => state.selected.has(work.id));
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid answers the keys of all its cells
    <div
      role="gridcell"
      data-work={work.id}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={selected}
      className={cx(styles.card, selected && styles.selected)}
      onClick={(event) => onClick(event, work)}
      onFocus={() => useLibraryView.getState().setCursor(work.id)}
      {...dragOf(works, work)}
    >
      <Cover title={work.title} author={work.author} className={styles.cardCover} />
      <ReadingProgress work={work} />
      <span className={styles.cardTitle}>
        <bdi>{work.title}</bdi>
      </span>
      {work.author ? (
        <span className={styles.cardAuthor}>
          <bdi>{work.author}</bdi>
        </span>
      ) : null}
      <span className={styles.cardFacts}>
        <Languages languages={work.languages} named={2} />
        <Doubts count={work.doubtfulCount} />
      </span>
      <WorkMenuButton work={work} works={works} className={styles.cardMenu} />
    </div>
  );
});

/** A button for those who don't think of a right click. */
export function WorkMenuButton(props: {
  readonly work: WorkSummary;
  readonly works: readonly WorkSummary[];
  readonly className?: string;
}) {
  const { t } = useTranslation(['library', 'menu']);
  const [open, setOpen] = useState(false);
  /** A menu for each of a screenful of cards would be most of the work of drawing them: it is made when it is near to being used. */
  const [near, setNear] = useState(false);
  const arm = () => setNear(true);
  const label = t('library:menu.more', { title: props.work.title });
  return (
    // Clicks in the menu bubble through React's tree; they are none on the card.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- only stops them
    <span className={props.className} onClick={(event) => event.stopPropagation()} onPointerEnter={arm} onFocus={arm}>
      {near ? (
        <Menu
          open={open}
          onOpenChange={setOpen}
          align="end"
          entries={open ? workMenu(t, props.works, props.work) : []}
          trigger={
            <IconButton label={label} tabIndex={-1}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        />
      ) : (
        <Button
          variant="quiet"
          aria-label={label}
          tabIndex={-1}
          className={styles.menuStub}
          icon={<Ellipsis aria-hidden />}
        />
      )}
    </span>
  );
}
