/** What the shapes mean, in the dot plot and on the spine. */
import { useTranslation } from 'react-i18next';
import styles from './legend.module.css';

/** Each shape's outline in a square of 12, as draw-plot.ts draws them. */
const SHAPES = {
  doubt: 'M6 1 11 6 6 11 1 6Z',
  gap: 'M2 2h8v8h-8Z',
  link: 'M2 2 10 10M10 2 2 10',
  note: 'M1.8 6a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0Z',
  bookmark: 'M2 6 10 2v8Z',
  view: 'M1 3h10v6h-10Z',
} as const;

export function Legend() {
  const { t } = useTranslation('review');
  return (
    <ul className={styles.legend}>
      {Object.entries(SHAPES).map(([name, path]) => (
        <li key={name}>
          <svg aria-hidden viewBox="0 0 12 12" fill="none" className={styles[name]}>
            <path d={path} />
          </svg>
          {t(`overview.legend.${name as keyof typeof SHAPES}`)}
        </li>
      ))}
    </ul>
  );
}
