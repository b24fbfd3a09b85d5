/** What the window does when an import has ended or was put aside. */
import i18next from 'i18next';
import type { WorkId } from '../../contract/model.ts';
import { useLibraryView } from '../library/library-state.ts';
import { useNavigation } from '../state/navigation.ts';
import { notify } from '../ui/index.ts';

function showWorks(workIds: readonly WorkId[]): void {
  const [first] = workIds;
  const { read, showLibrary } = useNavigation.getState();
  if (workIds.length === 1 && first !== undefined) return read(first);
  useLibraryView.getState().reveal(workIds);
  showLibrary();
}

/** Opens what was imported, or only tells of it where the dialog was sent to the background and the user reads something else. */
export function announceImported(workIds: readonly WorkId[], title: string, wasOpen: boolean): void {
  if (wasOpen) showWorks(workIds);
  if (wasOpen && workIds.length === 1) return;
  const words = { count: workIds.length, title };
  notify({
    title: workIds.length === 1 ? i18next.t('import:done.one', words) : i18next.t('import:done.many', words),
    action: wasOpen ? undefined : { label: i18next.t('import:done.show'), onSelect: () => showWorks(workIds) },
  });
}

export function offerToContinue(onSelect: () => void): void {
  notify({
    id: 'import-aside',
    title: i18next.t('import:aside.title'),
    description: i18next.t('import:aside.words'),
    action: { label: i18next.t('import:aside.continue'), onSelect },
  });
}
