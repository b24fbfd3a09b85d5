/** One change of a proposal: its rows as they are beside those that would come, to be taken over or not. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change, ChangeRow } from '../../../contract/realign.ts';
import { formatNumber, formatShare } from '../../i18n/format.ts';
import { ownName } from '../../i18n/languages.ts';
import { useWords } from '../../i18n/words.ts';
import type { Column } from '../session.ts';
import styles from './realign.module.css';

export interface ChangeViewProps {
  readonly change: Change;
  readonly columns: readonly Column[];
  readonly chosen: boolean;
  readonly onChoose: (index: number, chosen: boolean) => void;
}

export function ChangeView({ change, columns, chosen, onChoose }: ChangeViewProps) {
  const { t } = useTranslation('review');
  const id = useId();
  const { index, row, beforeCount, afterCount, unchanged } = change;
  const rows = t('realign.rows', { count: beforeCount, from: row + 1, to: row + beforeCount });
  return (
    <>
      {unchanged > 0 ? <p className={styles.unchanged}>{t('realign.unchanged', { count: unchanged })}</p> : null}
      <article className={styles.change} data-left={!chosen || undefined} aria-labelledby={id}>
        <label className={styles.choose}>
          <input type="checkbox" checked={chosen} onChange={(event) => onChoose(index, event.target.checked)} />
          <span id={id}>{t('realign.change', { number: index + 1, rows })}</span>
        </label>
        <div className={styles.sides} data-wide={columns.length > 2 || undefined}>
          <Side caption={t('realign.now')} rows={change.before} count={beforeCount} columns={columns} />
          <Side caption={t('realign.proposed')} rows={change.after} count={afterCount} columns={columns} proposed />
        </div>
      </article>
    </>
  );
}

interface SideProps {
  readonly caption: string;
  readonly rows: readonly ChangeRow[];
  readonly count: number;
  readonly columns: readonly Column[];
  readonly proposed?: boolean;
}

function Side({ caption, rows, count, columns, proposed }: SideProps) {
  const { t } = useTranslation('review');
  return (
    <div className={styles.side} data-proposed={proposed}>
      <table>
        <caption>{caption}</caption>
        <colgroup>
          <col span={columns.length} />
          <col className={styles.scores} />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            {columns.map(({ version }) => (
              <th key={version.id} scope="col">
                {ownName(version.language)}
              </th>
            ))}
            <th scope="col">{t('realign.certainty')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // Rows of a change have no names of their own and never change places.
            // oxlint-disable-next-line react/no-array-index-key
            <Row key={index} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
      {count > rows.length ? (
        <p className={styles.more}>{t('realign.moreRows', { count: count - rows.length })}</p>
      ) : null}
    </div>
  );
}

function Row({ row, columns }: { readonly row: ChangeRow; readonly columns: readonly Column[] }) {
  const { t } = useTranslation('review');
  const words = useWords();
  const reasons = row.reasons.map((reason) => words.reason(reason)).join('; ');
  return (
    <tr>
      {columns.map(({ version, index }) => {
        const cell = row.cells[index] ?? [];
        return (
          <td key={version.id} data-gap={cell.length === 0 || undefined}>
            {cell.length === 0 ? (
              <span className={styles.gap}>{t('gap')}</span>
            ) : (
              cell.map(({ number, text }, at) => (
                // Parts of a divided paragraph share its number.
                // oxlint-disable-next-line react/no-array-index-key
                <p key={`${number}.${at}`} lang={version.language} dir={version.direction}>
                  <span className={styles.number}>{formatNumber(number, { useGrouping: false })}</span> {text}
                </p>
              ))
            )}
          </td>
        );
      })}
      <td className={styles.score}>
        <span>{formatShare(row.score)}</span>
        {reasons ? <span className={styles.reasons}>{reasons}</span> : null}
      </td>
    </tr>
  );
}
