/** What a card and a line both tell of a work: its languages, how far it was read, what is doubtful. */
import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WorkSummary } from '../../contract/model.ts';
import { formatNumber, formatShare } from '../i18n/format.ts';
import { ownName } from '../i18n/languages.ts';
import styles from './library.module.css';

interface LanguagesProps {
  readonly languages: readonly string[];
  /** So many are named; of more than that the rest is counted. */
  readonly named: number;
}

export function Languages({ languages, named }: LanguagesProps) {
  // Two versions may share a language; it is named once.
  const names = [...new Set(languages)];
  const shown = names.length > named ? names.slice(0, named) : names;
  const rest = names.slice(shown.length);
  return (
    <span className={styles.languages} title={names.map(ownName).join(', ')}>
      {shown.map((language, index) => (
        <span key={language}>
          {index > 0 ? <span aria-hidden> · </span> : null}
          <bdi lang={language}>{ownName(language)}</bdi>
        </span>
      ))}
      {rest.length > 0 ? (
        <span>
          <span aria-hidden>
            {' '}
            <bdi dir="ltr">+{formatNumber(rest.length)}</bdi>
          </span>
          <span className="visually-hidden">{rest.map(ownName).join(', ')}</span>
        </span>
      ) : null}
    </span>
  );
}

export function Doubts({ count }: { readonly count: number }) {
  const { t } = useTranslation('library');
  if (count === 0) return null;
  return (
    <span className={styles.doubts} title={t('doubts', { count })}>
      <CircleHelp aria-hidden />
      <span aria-hidden>{formatNumber(count)}</span>
      <span className="visually-hidden">{t('doubts', { count })}</span>
    </span>
  );
}

export function ReadingProgress({ work }: { readonly work: WorkSummary }) {
  const { t } = useTranslation('library');
  const words = work.openedAt === null ? t('unread') : t('readShare', { share: formatShare(work.progress) });
  return (
    <span className={styles.read} title={words}>
      <span className={styles.readTrack} aria-hidden>
        <span className={styles.readShare} style={{ inlineSize: formatPercent(work.progress) }} />
      </span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** For CSS, not for people. */
const formatPercent = (share: number) => `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
