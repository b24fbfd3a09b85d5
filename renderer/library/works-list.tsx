/** The works as lines of a table, for many at once. Only the lines in sight are in the document. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkSummary } from '../../contract/model.ts';
import { formatDate, formatShare } from '../i18n/format.ts';
import { cx } from '../ui/index.ts';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';
import { useWorksGrid } from './use-works-grid.ts';
import { Doubts, Languages } from './work-facts.tsx';
import { WorkMenuButton } from './works-cards.tsx';
import type { WorksProps } from './works-cards.tsx';
import { dragOf } from './works-drag.ts';

const LINE_HEIGHT = 46;

export function WorksList({ works, total, scroller }: WorksProps) {
  const { t } = useTranslation('library');
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer's own state is meant to be read anew at each render
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: works.length,
    getScrollElement: () => scroller,
    estimateSize: () => LINE_HEIGHT,
    overscan: 10,
  });
  const { current, onKeyDown, onWorkClick } = useWorksGrid({ works, columns: 1, scroller, virtualizer });
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows take the focus in turn
    <div
      role="grid"
      aria-label={t('works')}
      aria-multiselectable
      aria-rowcount={total + 1}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className={cx(styles.line, styles.listHead)}>
        <span role="columnheader">{t('column.title')}</span>
        <span role="columnheader">{t('column.author')}</span>
        <span role="columnheader">{t('column.languages')}</span>
        <span role="columnheader">{t('column.tags')}</span>
        <span role="columnheader" className={styles.number}>
          {t('column.read')}
        </span>
        <span role="columnheader">{t('column.doubtful')}</span>
        <span role="columnheader">{t('column.opened')}</span>
        <span role="columnheader" className="visually-hidden">
          {t('column.actions')}
        </span>
      </div>
      <div role="rowgroup" className={styles.lines} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const work = works[item.index];
          if (!work) return null;
          return (
            <Line
              key={work.id}
              work={work}
              works={works}
              index={item.index}
              start={item.start}
              isCurrent={item.index === current}
              onClick={onWorkClick}
            />
          );
        })}
      </div>
    </div>
  );
}

interface LineProps {
  readonly work: WorkSummary;
  readonly works: readonly WorkSummary[];
  readonly index: number;
  readonly start: number;
  readonly isCurrent: boolean;
  readonly onClick: ReturnType<typeof useWorksGrid>['onWorkClick'];
}

/** Drawn again only when something of its own changes: a scroll redraws the list. */
const Line = memo(function Line({ work, works, index, start, isCurrent, onClick }: LineProps) {
  const selected = useLibraryView((state) => state.selected.has(work.id));
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid answers the keys of all its rows
    <div
      role="row"
      data-work={work.id}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={selected}
      aria-rowindex={index + 2}
      className={cx(styles.line, selected && styles.selected)}
      style={{ transform: `translateY(${start}px)` }}
      onClick={(event) => onClick(event, work)}
      onFocus={() => useLibraryView.getState().setCursor(work.id)}
      {...dragOf(works, work)}
    >
      <span role="gridcell" className={styles.lineTitle}>
        <bdi>{work.title}</bdi>
      </span>
      <span role="gridcell">
        <bdi>{work.author}</bdi>
      </span>
      <span role="gridcell">
        <Languages languages={work.languages} named={3} />
      </span>
      <span role="gridcell" className={styles.lineTags}>
        {work.tags.map((tag, at) => (
          <span key={tag}>
            {at > 0 ? <span aria-hidden> · </span> : null}
            <bdi>{tag}</bdi>
          </span>
        ))}
      </span>
      <span role="gridcell" className={styles.number}>
        {work.openedAt === null ? null : formatShare(work.progress)}
      </span>
      <span role="gridcell">
        <Doubts count={work.doubtfulCount} />
      </span>
      <span role="gridcell">{work.openedAt === null ? null : formatDate(work.openedAt)}</span>
      <span role="gridcell">
        <WorkMenuButton work={work} works={works} />
      </span>
    </div>
  );
});
