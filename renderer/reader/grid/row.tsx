/** One bead: a paragraph number, a cell for each visible version, marks. Knows nothing of hovering: grid/lighting.ts toggles attributes. */
import { Check, Pin } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { TFunction } from 'i18next';
import type { BeadRow, ReadingMode, SegmentId } from '../../../contract/model.ts';
import { formatNumber } from '../../i18n/format.ts';
import { cx } from '../../ui/index.ts';
import { interlinearRow } from '../modes/interlinear.ts';
import { NoteMark } from '../notes/note-mark.tsx';
import { cellOf } from '../session.ts';
import type { Column } from '../session.ts';
import type { Typesetters } from '../typography/typesetters.ts';
import type { Cuts } from '../align-mode/cuts.ts';
import { AlignMarks, BeadType } from '../align-mode/row-parts.tsx';
import { Cell } from './cell.tsx';
import { DoubtMark } from './doubt-mark.tsx';
import styles from './grid.module.css';
import marks from './marks.module.css';

const NO_LINKS: BeadRow['links'] = [];

/** What all rows have in common: the same object for all of them, and a new one only when something in it changed. */
export interface RowSetting {
  readonly columns: readonly Column[];
  readonly mode: ReadingMode;
  /** Index of the version that is clear where the others are blurred. */
  readonly lead: number;
  /** Short names of the columns, where cells stand under each other. */
  readonly tags: readonly string[] | null;
  /** Indices of the versions that are set vertically. */
  readonly upright: ReadonlySet<number>;
  readonly typesetters: Typesetters;
  /** Align mode is on: segments can be taken by their numbers, and the row's edges say its type and status. */
  readonly aligning: boolean;
  /** Handed down: a subscription of each cell to the language would cost more than all the rest of it. */
  readonly t: TFunction<'reader'>;
}

export interface RowProps {
  /** Place of the bead among all, from 0. */
  readonly row: number;
  /** What it is called: its number among the rows that are shown. */
  readonly number: number;
  readonly bead: BeadRow | undefined;
  /** Of the placeholder, in CSS pixels. */
  readonly height: number;
  /** One of several rows that are to be changed together. */
  readonly selected: boolean;
  /** Where the row is about to be cut in two. */
  readonly cuts: Cuts | undefined;
  /** A paragraph of it from which a link is drawn. */
  readonly linkFrom: SegmentId | undefined;
  readonly setting: RowSetting;
}

export const Row = memo(function Row({ row, number, bead, height, selected, cuts, linkFrom, setting }: RowProps) {
  const { columns, mode, lead, tags, upright, typesetters, aligning, t } = setting;
  const doubtful = bead?.status === 'doubtful';
  const lines = useMemo(
    () =>
      bead && mode === 'interlinear'
        ? interlinearRow(
            bead,
            columns.map(({ index }) => index),
          )
        : null,
    [bead, mode, columns],
  );
  return (
    <div
      role="row"
      // ARIA counts the header as row 1.
      aria-rowindex={number + 1}
      className={cx(styles.row, doubtful && styles.doubtful)}
      data-row={row}
      aria-selected={aligning ? selected : undefined}
      data-loaded={bead ? '' : undefined}
      style={bead ? undefined : { blockSize: height }}
      aria-busy={bead ? undefined : true}
    >
      <div role="rowheader" aria-colindex={1} className={styles.number}>
        <span className="visually-hidden">{t('row.name', { number })}</span>
        <span aria-hidden className={styles.digits}>
          {formatNumber(number, { useGrouping: false })}
        </span>
        {aligning && bead ? <BeadType bead={bead} columns={columns} t={t} /> : null}
      </div>
      {columns.map((column, place) => (
        <Cell
          key={column.version.id}
          column={column}
          place={place}
          loaded={bead !== undefined}
          cell={cellOf(bead, column)}
          typeset={typesetters.get(column.version.language)}
          tag={tags?.[place]}
          parts={lines?.parts.get(column.index)}
          blurred={mode === 'blurred' && column.index !== lead}
          upright={upright.has(column.index)}
          aligning={aligning}
          cut={cuts?.[column.index]}
          linkFrom={linkFrom}
          links={bead?.links ?? NO_LINKS}
          t={t}
        />
      ))}
      <div role="gridcell" aria-colindex={columns.length + 2} className={marks.marks}>
        {bead && aligning ? <AlignMarks bead={bead} number={number} t={t} /> : null}
        {bead && !aligning ? <Marks bead={bead} number={number} t={t} /> : null}
        {bead ? <NoteMark row={row} number={number} /> : null}
      </div>
    </div>
  );
});

function Marks({ bead, number, t }: { readonly bead: BeadRow } & Pick<RowProps, 'number'> & Pick<RowSetting, 't'>) {
  return (
    <>
      {bead.status === 'doubtful' ? <DoubtMark reasons={bead.reasons} number={number} /> : null}
      {bead.status === 'confirmed' ? (
        <Check className={marks.confirmed} role="img" aria-label={t('mark.confirmed')} />
      ) : null}
      {bead.pinned ? <Pin className={marks.pinned} role="img" aria-label={t('mark.pinned')} /> : null}
    </>
  );
}
