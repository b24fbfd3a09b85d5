/** The line below the library: how many works, and what can be done with those that are selected. */
import { useTranslation } from 'react-i18next';
import type { WorkSummary } from '../../contract/model.ts';
import { ShortcutsButton } from '../shell/shortcuts-button.tsx';
import { Button } from '../ui/index.ts';
import { deleteWorks } from './library-actions.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';

interface StatusProps {
  readonly works: readonly WorkSummary[];
  readonly total: number;
}

export function LibraryStatus({ works, total }: StatusProps) {
  const { t } = useTranslation('library');
  const selected = useLibraryView((state) => state.selected);
  const shown = works.filter(({ id }) => selected.has(id));
  return (
    <footer className={styles.status}>
      <span role="status">
        {shown.length > 0 ? t('selected', { count: shown.length }) : t('count', { count: total })}
      </span>
      {shown.length > 0 ? <SelectionActions works={shown} /> : null}
      <ShortcutsButton />
    </footer>
  );
}

function SelectionActions({ works }: { readonly works: readonly WorkSummary[] }) {
  const { t } = useTranslation('library');
  const ids = works.map(({ id }) => id);
  return (
    <span className={styles.selectionActions}>
      <Button variant="quiet" onClick={() => useLibraryDialogs.getState().show({ name: 'tag', workIds: ids })}>
        {t('menu.tag')}
      </Button>
      <Button variant="quiet" onClick={() => useLibraryDialogs.getState().show({ name: 'collect', workIds: ids })}>
        {t('menu.collect')}
      </Button>
      <Button variant="quiet" onClick={() => void deleteWorks(ids, works[0]?.title ?? '')}>
        {t('menu.delete', { count: ids.length })}
      </Button>
      <Button variant="quiet" onClick={() => useLibraryView.getState().select([], null)}>
        {t('clearSelection')}
      </Button>
    </span>
  );
}
