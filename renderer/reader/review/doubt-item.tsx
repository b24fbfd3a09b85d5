/** One thing of the queue: where it is, what speaks against it, how it begins. */
import { useTranslation } from 'react-i18next';
import type { Doubt } from '../../../contract/review.ts';
import { formatNumber, formatShare } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import type { Column } from '../session.ts';
import styles from './review.module.css';

export function DoubtItem({ doubt, columns }: { readonly doubt: Doubt; readonly columns: readonly Column[] }) {
  const { t } = useTranslation(['review', 'reader']);
  const words = useWords();
  const { row, beadIds, reasons, score, furniture, texts } = doubt;
  const said = reasons.length > 0 ? reasons.map((reason) => words.reason(reason)) : [t('reader:mark.lowScore')];
  const begins = columns.find(({ index }) => texts[index]);
  return (
    <>
      <span className={styles.number}>
        {beadIds.length > 1
          ? t('doubts.rows', { from: row + 1, to: row + beadIds.length })
          : formatNumber(row + 1, { useGrouping: false })}
      </span>
      <span className={styles.what}>
        <span className={styles.reasons}>{said.join('; ')}</span>
        {begins ? (
          <span className={styles.text} lang={begins.version.language} dir={begins.version.direction}>
            {texts[begins.index]}
          </span>
        ) : null}
        {furniture ? <span className={styles.furniture}>{t('doubts.furniture')}</span> : null}
      </span>
      <span className={styles.score} title={t('realign.certainty')}>
        {formatShare(score)}
      </span>
    </>
  );
}
