/** Home: all works, found by title, author, tag or language, as covers or as lines. */
import { useEffect, useState } from 'react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkSummary } from '../../contract/model.ts';
import { useImportDialog } from '../import/import-state.ts';
import { languageName } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { useSamples } from '../shell/first-start.ts';
import { isWriting } from '../shell/keystroke.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { Button, ContextMenu, EmptyState } from '../ui/index.ts';
import type { MenuEntry } from '../ui/index.ts';
import { CollectionsShelf } from './collections-shelf.tsx';
import { FirstSteps, InstallingSamples } from './first-steps.tsx';
import { LibraryBar } from './library-bar.tsx';
import { LibraryDialogs } from './library-dialogs.tsx';
import { RecentlyRead } from './recently-read.tsx';
import { LibraryStatus } from './library-status.tsx';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';
import { useWorks } from './use-works.ts';
import type { Works } from './use-works.ts';
import { emptyMenu, workMenu } from './work-menu.ts';
import { WorksCards } from './works-cards.tsx';
import { WorksList } from './works-list.tsx';

/** Text pasted anywhere on the library, outside of a text field, is to be imported. */
function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target) || useImportDialog.getState().isOpen) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim()) useImportDialog.getState().open({ text });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}

export function LibraryScreen() {
  usePaste();
  const works = useWorks();
  return (
    <div className={styles.library}>
      <LibraryBar />
      <CollectionsShelf />
      <RecentlyRead total={works.total} />
      <LibraryContent {...works} />
      <LibraryStatus works={works.works} total={works.total} />
      <LibraryDialogs works={works.works} />
    </div>
  );
}

function LibraryContent({ works, total, isLoading, error }: Works) {
  const { t } = useTranslation(['library', 'menu']);
  const words = useWords();
  const { libraryView } = useCurrentSettings();
  const installing = useSamples((state) => state.installing);
  const workCount = useLibraryInfo().data?.workCount;
  // State, not a ref: what is inside must know the element before it can tell what is in sight.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [entries, setEntries] = useState<readonly MenuEntry[]>([]);

  if (error) {
    const { what, remedy } = words.error(error);
    return (
      <main className={styles.content}>
        <EmptyState title={what}>{remedy}</EmptyState>
      </main>
    );
  }
  if (installing && works.length === 0) {
    return (
      <main className={styles.content}>
        <InstallingSamples />
      </main>
    );
  }
  if (isLoading || workCount === undefined) return <main className={styles.content} aria-busy="true" />;
  if (works.length === 0) {
    return <main className={styles.content}>{workCount === 0 ? <FirstSteps /> : <NothingFound />}</main>;
  }

  const chooseEntries = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-work]')?.dataset['work'];
    const work = works.find((one: WorkSummary) => String(one.id) === id);
    setEntries(work ? workMenu(t, works, work) : emptyMenu(t));
  };
  const View = libraryView === 'cards' ? WorksCards : WorksList;
  return (
    <ContextMenu
      entries={entries}
      trigger={
        <main ref={setScroller} className={styles.content} onContextMenuCapture={chooseEntries}>
          {scroller ? <View works={works} total={total} scroller={scroller} /> : null}
        </main>
      }
    />
  );
}

/** Says what was looked for, so that one sees what to let go of. */
function NothingFound() {
  const { t, i18n } = useTranslation('library');
  const { search, tag, collection, language, setFilter } = useLibraryView();
  const filters = [
    search.trim() && t('nothing.search', { search: search.trim() }),
    language !== null && t('nothing.language', { language: languageName(language, i18n.language) }),
    tag !== null && t('nothing.tag', { tag }),
    collection !== null && t('nothing.collection', { collection }),
  ].filter((one) => typeof one === 'string' && one !== '');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(filters as string[]);
  const clear = () => setFilter({ search: '', tag: null, collection: null, language: null });
  return (
    <EmptyState title={t('nothing.title')} actions={<Button onClick={clear}>{t('nothing.clear')}</Button>}>
      {t('nothing.words', { filters: list })}
    </EmptyState>
  );
}
