/** What can be done with works. Deleting happens at once and can be undone; nothing asks "are you sure". */
import i18next from 'i18next';
import type { WorkId } from '../../contract/model.ts';
import type { LibraryInfo } from '../../contract/service-api.ts';
import { call } from '../service/client.ts';
import { useNavigation } from '../state/navigation.ts';
import { reportError } from '../shell/report-error.ts';
import { offerUndo } from '../shell/undo.ts';
import { useLibraryView } from './library-state.ts';

/** Of the schemas of library.deleteWorks and library.restoreWorks. */
const MAX_PER_CALL = 1000;

function chunks(workIds: readonly WorkId[]): WorkId[][] {
  const found: WorkId[][] = [];
  for (let from = 0; from < workIds.length; from += MAX_PER_CALL) found.push(workIds.slice(from, from + MAX_PER_CALL));
  return found;
}

export function openWork(workId: WorkId): void {
  useLibraryView.getState().setCursor(workId);
  useNavigation.getState().read(workId);
}

async function restoreWorks(workIds: readonly WorkId[]): Promise<void> {
  for (const some of chunks(workIds)) await call('library.restoreWorks', { workIds: some });
}

/** Moves works to the bin and offers to undo it. `title` is told when it is one work only. */
export async function deleteWorks(workIds: readonly WorkId[], title: string): Promise<void> {
  if (workIds.length === 0) return;
  try {
    for (const some of chunks(workIds)) await call('library.deleteWorks', { workIds: some });
  } catch (error) {
    return reportError(error);
  }
  const { selected, select, cursor } = useLibraryView.getState();
  select([...selected].filter((id) => !workIds.includes(id)));
  const first = workIds.find((id) => id === cursor) ?? workIds[0];
  const words =
    workIds.length === 1
      ? i18next.t('library:deleted.one', { title })
      : i18next.t('library:deleted.many', { count: workIds.length });
  offerUndo(words, async () => {
    await restoreWorks(workIds);
    if (first && useNavigation.getState().screen.name === 'library') useLibraryView.getState().returnTo(first);
  });
}

/** Adds a tag to works that lack it, and offers to undo it. */
export async function tagWorks(workIds: readonly WorkId[], tag: string): Promise<void> {
  const change = async (ids: readonly WorkId[], tagged: boolean): Promise<WorkId[]> => {
    const answers = [];
    for (const some of chunks(ids)) answers.push(await call('library.tagWorks', { workIds: some, tag, tagged }));
    return answers.flatMap(({ changed }) => changed);
  };
  const changed = await change(workIds, true);
  if (changed.length > 0)
    offerUndo(i18next.t('library:tagged', { count: changed.length, tag }), () => change(changed, false));
}

async function changeMembers(ids: readonly WorkId[], collection: string, member: boolean): Promise<WorkId[]> {
  const answers = [];
  for (const workIds of chunks(ids)) answers.push(await call('library.collectWorks', { workIds, collection, member }));
  return answers.flatMap(({ changed }) => changed);
}

/** Makes a collection that was deleted anew, where it stood among `all`. */
export async function restoreCollection(
  workIds: readonly WorkId[],
  collection: string,
  all: LibraryInfo['collections'],
): Promise<void> {
  await changeMembers(workIds, collection, true);
  await call('library.orderCollections', { collections: all.map(({ name }) => name) });
}

/** Puts works into a collection or takes them out of it, and offers to undo it. */
export async function collectWorks(workIds: readonly WorkId[], collection: string, member: boolean): Promise<void> {
  const changed = await changeMembers(workIds, collection, member);
  if (changed.length === 0) return;
  const values = { count: changed.length, collection };
  const words = member ? i18next.t('library:collected', values) : i18next.t('library:uncollected', values);
  offerUndo(words, () => changeMembers(changed, collection, !member));
}
