/** Works and versions: lists, details, changes, the bin. */
import type { VersionId, WorkDetail, WorkId } from '../contract/model.ts';
import {
  collectWorks,
  countBeads,
  deleteCollection,
  deleteWorks,
  libraryCounts,
  listBin,
  listWorks,
  orderVersions,
  orderCollections,
  renameCollection,
  restoreWorks,
  setVersionDeleted,
  tagWorks,
  transaction,
  updateVersion,
  updateWork,
  workDetail,
  workTitles,
} from '../db/index.ts';
import type { Context, Handlers } from './context.ts';

export const library: Handlers<'library'> = {
  info: ({ build, library: { reader, schemaVersion }, folders }) => ({
    build,
    schemaVersion,
    path: folders.library,
    ...libraryCounts(reader),
  }),

  works: ({ library: { reader } }, query) => listWorks(reader, query),

  titles: ({ library: { reader } }) => workTitles(reader),

  work: ({ library: { reader } }, { workId }) => workDetail(reader, workId),

  updateWork: (context, change) => changed(context, updateWork(context.library.writer, change)),

  tagWorks: (context, input) => worksChanged(context, tagWorks(context.library.writer, input)),

  collectWorks: (context, input) => worksChanged(context, collectWorks(context.library.writer, input)),

  renameCollection: (context, input) => worksChanged(context, renameCollection(context.library.writer, input)),

  orderCollections: (context, { collections }) => {
    const before = orderCollections(context.library.writer, collections);
    context.emit('library.changed', { workIds: [] });
    return { before };
  },

  deleteCollection: (context, { collection }) =>
    worksChanged(context, deleteCollection(context.library.writer, collection)),

  deleteWorks: (context, { workIds }) => {
    const deleted = deleteWorks(context.library.writer, workIds, Date.now());
    context.emit('library.changed', { workIds });
    return { deleted };
  },

  restoreWorks: (context, { workIds }) => {
    const restored = restoreWorks(context.library.writer, workIds);
    context.emit('library.changed', { workIds });
    return { restored };
  },

  bin: ({ library: { reader } }) => listBin(reader),

  updateVersion: (context, change) => changeWork(context, (db) => updateVersion(db, change)),

  orderVersions: (context, { workId, versionIds }) =>
    changeWork(context, (db) => {
      orderVersions(db, workId, versionIds);
      return workId;
    }),

  deleteVersion: (context, { versionId }) => moveVersion(context, versionId, Date.now()),

  restoreVersion: (context, { versionId }) => moveVersion(context, versionId, null),

  installSamples: () => ({}),

  move: ({ grants }, { token }) => ({ folder: grants.path(token) }),
};

type Writer = Context['library']['writer'];

/** Runs a change of one work and answers the work as it is now, in one transaction. */
function changeWork(context: Context, change: (db: Writer) => WorkId): WorkDetail {
  const { writer } = context.library;
  return changed(
    context,
    transaction(writer, () => workDetail(writer, change(writer))),
  );
}

function moveVersion(context: Context, versionId: VersionId, deletedAt: number | null): WorkDetail {
  return changeWork(context, (db) => {
    const workId = setVersionDeleted(db, versionId, deletedAt);
    countBeads(db, workId);
    return workId;
  });
}

function worksChanged(context: Context, workIds: readonly WorkId[]): { changed: readonly WorkId[] } {
  if (workIds.length > 0) context.emit('library.changed', { workIds });
  return { changed: workIds };
}

function changed(context: Context, work: WorkDetail): WorkDetail {
  context.emit('library.changed', { workIds: [work.id] });
  return work;
}
