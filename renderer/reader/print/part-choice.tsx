/** Which part of a long work goes to the printer. A PDF takes them all. */
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { Select } from '../../ui/index.ts';
import { MOST_ROWS } from './parts.ts';
import type { NumberRange } from './parts.ts';
import styles from './print-dialog.module.css';

interface PartChoiceProps {
  readonly parts: readonly NumberRange[];
  /** Which of them, from 0. */
  readonly part: number;
  readonly onPart: (part: number) => void;
  readonly disabled: boolean;
}

export function PartChoice({ parts, part, onPart, disabled }: PartChoiceProps) {
  const { t } = useTranslation('reading');
  const options = parts.map(([first, last], index) => ({
    value: String(index),
    label: t('print.partOf', {
      number: index + 1,
      count: parts.length,
      first: formatNumber(first),
      last: formatNumber(last),
    }),
  }));
  return (
    <>
      <p role="status" className={styles.note}>
        {t('print.parts', { count: parts.length, most: MOST_ROWS })}
      </p>
      <Select
        label={t('print.part')}
        value={String(part)}
        options={options}
        disabled={disabled}
        onValueChange={(value) => onPart(Number(value))}
      />
    </>
  );
}
