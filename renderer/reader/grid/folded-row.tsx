/** A stretch of page furniture, folded into one quiet line that unfolds. */
import { ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './grid.module.css';

export interface FoldedRowProps {
  /** First bead of the stretch, from 0. */
  readonly row: number;
  /** Beads in it. */
  readonly count: number;
  readonly columns: number;
  readonly ariaRow: number;
  readonly onUnfold: (row: number) => void;
}

export const FoldedRow = memo(function FoldedRow({ row, count, columns, ariaRow, onUnfold }: FoldedRowProps) {
  const { t } = useTranslation('reader');
  return (
    <div role="row" aria-rowindex={ariaRow} className={styles.row} data-row={row} data-folded="">
      <div role="gridcell" aria-colindex={2} aria-colspan={columns} className={styles.folded}>
        <button type="button" aria-expanded={false} onClick={() => onUnfold(row)}>
          <ChevronRight aria-hidden />
          {t('paratext.folded', { count })}
        </button>
      </div>
    </div>
  );
});
