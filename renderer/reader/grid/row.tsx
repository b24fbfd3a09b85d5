/** One bead: a paragraph number, a cell for each visible version, marks. Knows nothing of hovering: grid/lighting.ts toggles attributes. */
import { Check, Pin } from 'lucide-react';
import { memo } from 'react';
import type { TFunction } from 'i18next';
import type { BeadRow, SegmentView } from '../../../contract/model.ts';
import { formatNumber } from '../../i18n/format.ts';
import { cx } from '../../ui/index.ts';
import { AlignMarks, BeadType, SegmentHandle } from '../align-mode/row-parts.tsx';
import { pieces, sentenceStarts } from '../sentences/counterparts.ts';
import { cellOf } from '../session.ts';
import type { Column } from '../session.ts';
import type { Hyphenators } from '../typography/hyphenators.ts';
import { DoubtMark } from './doubt-mark.tsx';
import styles from './grid.module.css';

export interface RowProps {
  /** Number of the bead, from 0. */
  readonly row: number;
  readonly bead: BeadRow | undefined;
  readonly columns: readonly Column[];
  /** Of the placeholder, in CSS pixels. */
  readonly height: number;
  readonly hyphenators: Hyphenators;
  /** What the row says of itself where rows before it are not drawn: ARIA counts the header as row 1. */
  readonly ariaRow: number;
  /** Align mode is on: segments can be taken by their numbers, and the row's edges say its type and status. */
  readonly aligning?: boolean;
  /** Handed down: a subscription of each cell to the language would cost more than all the rest of it. */
  readonly t: TFunction<'reader'>;
}

export const Row = memo(function Row({ row, bead, columns, height, hyphenators, ariaRow, aligning, t }: RowProps) {
  const doubtful = bead?.status === 'doubtful';
  return (
    <div
      role="row"
      aria-rowindex={ariaRow}
      className={cx(styles.row, doubtful && styles.doubtful)}
      data-row={row}
      data-loaded={bead ? '' : undefined}
      style={bead ? undefined : { blockSize: height }}
      aria-busy={bead ? undefined : true}
    >
      <div role="rowheader" aria-colindex={1} className={styles.number}>
        <span className="visually-hidden">{t('row.name', { number: row + 1 })}</span>
        <span aria-hidden className={styles.digits}>
          {formatNumber(row + 1, { useGrouping: false })}
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
          hyphenate={hyphenators.get(column.version.language)}
          aligning={aligning}
          t={t}
        />
      ))}
      <div role="gridcell" aria-colindex={columns.length + 2} className={styles.marks}>
        {bead && aligning ? <AlignMarks bead={bead} row={row} t={t} /> : null}
        {bead && !aligning ? <Marks bead={bead} row={row} t={t} /> : null}
      </div>
    </div>
  );
});

function Marks({ bead, row, t }: { readonly bead: BeadRow } & Pick<RowProps, 'row' | 't'>) {
  return (
    <>
      {bead.status === 'doubtful' ? <DoubtMark reasons={bead.reasons} row={row} /> : null}
      {bead.status === 'confirmed' ? (
        <Check className={styles.confirmed} role="img" aria-label={t('mark.confirmed')} />
      ) : null}
      {bead.pinned ? <Pin className={styles.pinned} role="img" aria-label={t('mark.pinned')} /> : null}
    </>
  );
}

interface CellProps extends Pick<RowProps, 'aligning' | 't'> {
  readonly column: Column;
  readonly place: number;
  readonly loaded: boolean;
  readonly cell: readonly SegmentView[];
  readonly hyphenate: ((text: string) => string) | undefined;
}

function Cell({ column, place, loaded, cell, hyphenate, aligning, t }: CellProps) {
  const { version, index } = column;
  const gap = loaded && cell.length === 0;
  const starts = sentenceStarts(cell);
  return (
    <div
      role="gridcell"
      aria-colindex={place + 2}
      className={cx(styles.cell, gap && styles.gap, !loaded && styles.placeholder)}
      data-column={index}
      lang={gap ? undefined : version.language}
      dir={gap ? undefined : version.direction}
    >
      {gap ? <span className={styles.gapWords}>{t('gap')}</span> : null}
      {cell.map((segment, position) => (
        <Segment
          key={segment.id}
          segment={segment}
          firstSentence={starts[position] ?? 0}
          hyphenate={hyphenate}
          aligning={aligning}
        />
      ))}
    </div>
  );
}

interface SegmentProps {
  readonly segment: SegmentView;
  readonly firstSentence: number;
  readonly hyphenate: ((text: string) => string) | undefined;
  readonly aligning: boolean | undefined;
}

function Segment({ segment, firstSentence, hyphenate, aligning }: SegmentProps) {
  const setWhole = segment.kind === 'code' || segment.kind === 'heading' || segment.kind === 'verse';
  const set = hyphenate && !setWhole ? hyphenate : (text: string) => text;
  const text = pieces(segment, firstSentence).map((piece, index) =>
    piece.sentence === null ? (
      set(piece.text)
    ) : (
      // A segment is never edited in place: its pieces have no identity but their order.
      <span key={index} data-sentence={piece.sentence} className={styles.sentence}>
        {set(piece.text)}
      </span>
    ),
  );
  const content = aligning ? [<SegmentHandle key="handle" number={segment.number} />, ...text] : text;
  const className = cx(styles.segment, styles[segment.kind], segment.paratext && styles.paratext);
  const common = { className, 'data-segment': segment.kind, 'data-segment-id': segment.id };
  const level = Math.min(6, Math.max(1, segment.level));
  if (segment.kind === 'heading') {
    // The work's title is the page's first heading.
    const Heading = `h${Math.min(6, level + 1)}` as 'h2';
    return (
      <Heading {...common} data-level={level}>
        {content}
      </Heading>
    );
  }
  if (segment.kind === 'quote') return <blockquote {...common}>{content}</blockquote>;
  if (segment.kind === 'code') return <pre {...common}>{content}</pre>;
  return (
    <p {...common} data-level={segment.kind === 'item' ? level : undefined}>
      {content}
    </p>
  );
}
