/**
 * What was begun and not finished, at hand above the works where their order puts it elsewhere. In the order of opening it comes first
 * anyway, and in a small library all works are in sight.
 */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../service/client.ts';
import { formatShare } from '../i18n/format.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { openWork } from './library-actions.ts';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';

const SHOWN = 5;
const FROM_WORKS = 8;
/** Of what was opened last; those that were read to the end are left out. */
const QUERY = { sort: 'opened', from: 0, count: 20 } as const;
const FINISHED = 0.99;

export function RecentlyRead({ total }: { readonly total: number }) {
  const { t } = useTranslation('library');
  const filtered = useLibraryView(
    ({ search, tag, collection, language }) =>
      search.trim() !== '' || tag !== null || collection !== null || language !== null,
  );
  const { librarySort } = useCurrentSettings();
  const shown = total >= FROM_WORKS && !filtered && librarySort !== 'opened';
  const { data } = useQuery({
    queryKey: ['library', 'recent'],
    queryFn: () => call('library.works', QUERY),
    enabled: shown,
    refetchOnMount: 'always',
  });
  const works = (data?.works ?? [])
    .filter(({ openedAt, progress }) => openedAt !== null && progress < FINISHED)
    .slice(0, SHOWN);
  if (!shown || works.length === 0) return null;
  return (
    <section className={styles.recent} aria-label={t('recent')}>
      <h2>{t('recent')}</h2>
      <ul>
        {works.map((work) => (
          <li key={work.id}>
            <button type="button" onClick={() => openWork(work.id)} title={work.title}>
              <bdi>{work.title}</bdi>
              <span>{formatShare(work.progress)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
