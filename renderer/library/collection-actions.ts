/** Renaming and deleting collections, each with undo. The works themselves are not touched. */
import i18next from 'i18next';
import { call } from '../service/client.ts';
import { reportError } from '../shell/report-error.ts';
import { offerUndo } from '../shell/undo.ts';
import { restoreCollection } from './library-actions.ts';
import { useLibraryView } from './library-state.ts';

async function rename(collection: string, to: string): Promise<void> {
  await call('library.renameCollection', { collection, to });
  const { collection: shown, setFilter } = useLibraryView.getState();
  if (shown === collection) setFilter({ collection: to });
}

/** Answers whether the collection has the name now; a failure is reported. */
export async function renameCollection(collection: string, to: string): Promise<boolean> {
  try {
    await rename(collection, to);
  } catch (error) {
    reportError(error);
    return false;
  }
  offerUndo(i18next.t('library:shelf.renamed', { collection, to }), () => rename(to, collection));
  return true;
}

export async function deleteCollection(collection: string): Promise<void> {
  try {
    // Its place is kept: made anew it would stand last.
    const { collections } = await call('library.info', {});
    const { changed } = await call('library.deleteCollection', { collection });
    const { collection: shown, setFilter } = useLibraryView.getState();
    if (shown === collection) setFilter({ collection: null });
    offerUndo(i18next.t('library:shelf.deleted', { collection, count: changed.length }), () =>
      restoreCollection(changed, collection, collections),
    );
  } catch (error) {
    reportError(error);
  }
}
