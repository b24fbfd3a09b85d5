/** What was read last, at hand above a library that is too large to see at once, as long as nothing is looked for. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../service/client.ts';
import { formatShare } from '../i18n/format.ts';
import { openWork } from './library-actions.ts';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';

const SHOWN = 5;
/** In a smaller library all works are in sight anyway. */
const FROM_WORKS = 8;

const QUERY = { sort: 'opened', from: 0, count: SHOWN } as const;

export function RecentlyRead({ total }: { readonly total: number }) {
  const { t } = useTranslation('library');
  const filtered = useLibraryView(
    ({ search, tag, collection, language }) =>
      search.trim() !== '' || tag !== null || collection !== null || language !== null,
  );
  const shown = total >= FROM_WORKS && !filtered;
  const { data } = useQuery({
    queryKey: ['library', 'recent'],
    queryFn: () => call('library.works', QUERY),
    enabled: shown,
    refetchOnMount: 'always',
  });
  const works = data?.works.filter(({ openedAt }) => openedAt !== null) ?? [];
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
