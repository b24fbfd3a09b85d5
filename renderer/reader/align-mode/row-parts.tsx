/** What Align mode shows at the edges of a row: its type at the start; at the end its status, and room for the row's tools. */
import { Check, CircleDashed, PencilLine, Pin } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { BeadRow } from '../../../contract/model.ts';
import { formatNumber } from '../../i18n/format.ts';
import { cx } from '../../ui/index.ts';
import { DoubtMark } from '../grid/doubt-mark.tsx';
import marks from '../grid/marks.module.css';
import type { Column } from '../session.ts';
import { beadType, isOneToOne } from './bead-type.ts';
import styles from './rows.module.css';

interface Part {
  readonly bead: BeadRow;
  readonly t: TFunction<'reader'>;
}

export function BeadType({ bead, columns, t }: Part & { readonly columns: readonly Column[] }) {
  const type = beadType(bead, columns);
  // An en dash leaves room for a line break, for works with many columns.
  const written = type.map((count) => formatNumber(count)).join('–\u200b');
  return (
    <span
      role="img"
      className={cx(styles.type, !isOneToOne(type) && styles.uneven)}
      aria-label={t('align:type', { type: type.join('-') })}
      title={t('align:type', { type: type.join('-') })}
    >
      <bdi dir="ltr">{written}</bdi>
    </span>
  );
}

/** A paragraph's number in its version, by which the paragraph is dragged to another row. */
export function SegmentHandle({ number }: { readonly number: number }) {
  return <span aria-hidden data-aside="" data-handle="" data-number={formatNumber(number)} className={styles.handle} />;
}

export function AlignMarks({ bead, number, t }: Part & { readonly number: number }) {
  return (
    <>
      <Status bead={bead} number={number} t={t} />
      {bead.pinned ? (
        <Mark name={t('mark.pinned')} className={marks.pinned}>
          <Pin aria-hidden />
        </Mark>
      ) : null}
      <span data-row-tools="" className={styles.toolsSlot} />
    </>
  );
}

function Status({ bead, number, t }: Part & { readonly number: number }) {
  switch (bead.status) {
    case 'doubtful':
      return <DoubtMark reasons={bead.reasons} number={number} />;
    case 'confirmed':
      return (
        <Mark name={t('mark.confirmed')} className={marks.confirmed}>
          <Check aria-hidden />
        </Mark>
      );
    case 'edited':
      return (
        <Mark name={t('align:edited')}>
          <PencilLine aria-hidden />
        </Mark>
      );
    case 'auto':
    default:
      return (
        <Mark name={t('align:auto')} className={marks.auto}>
          <CircleDashed aria-hidden />
        </Mark>
      );
  }
}

function Mark({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <span role="img" aria-label={name} title={name} className={cx(marks.mark, className)}>
      {children}
    </span>
  );
}
