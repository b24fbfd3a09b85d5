/** What the shapes mean, in the dot plot and on the spine. */
import { useTranslation } from 'react-i18next';
import styles from './overview.module.css';

export function Legend() {
  const { t } = useTranslation('review');
  return (
    <ul className={styles.legend}>
      <li>
        <svg aria-hidden viewBox="0 0 12 12" className={styles.doubt}>
          <path d="M6 1 11 6 6 11 1 6Z" />
        </svg>
        {t('overview.legend.doubt')}
      </li>
      <li>
        <svg aria-hidden viewBox="0 0 12 12" className={styles.gap}>
          <path d="M2 2h8v8h-8Z" />
        </svg>
        {t('overview.legend.gap')}
      </li>
      <li>
        <svg aria-hidden viewBox="0 0 12 12" className={styles.link}>
          <path d="M2 2 10 10M10 2 2 10" />
        </svg>
        {t('overview.legend.link')}
      </li>
      <li>
        <svg aria-hidden viewBox="0 0 12 12" className={styles.note}>
          <circle cx="6" cy="6" r="4.2" />
        </svg>
        {t('overview.legend.note')}
      </li>
      <li>
        <svg aria-hidden viewBox="0 0 12 12" className={styles.bookmark}>
          <path d="M2 6 10 2v8Z" />
        </svg>
        {t('overview.legend.bookmark')}
      </li>
      <li>
        <svg aria-hidden viewBox="0 0 12 12" className={styles.viewed}>
          <rect x="1" y="3" width="10" height="6" rx="1" />
        </svg>
        {t('overview.legend.view')}
      </li>
    </ul>
  );
}
