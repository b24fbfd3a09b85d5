/** The edits of a work's details until they are saved. Pure. */
import type { Version, VersionId, WorkDetail } from '../../contract/model.ts';
import type { InputOf } from '../../contract/service-api.ts';

export type VersionEdit = Pick<
  Version,
  'label' | 'translator' | 'date' | 'source' | 'language' | 'original' | 'direction'
>;
export interface DetailsEdit {
  readonly title: string;
  readonly author: string;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly order: readonly VersionId[];
  readonly versions: ReadonlyMap<VersionId, VersionEdit>;
}

export function editOf(work: WorkDetail): DetailsEdit {
  const { title, author, notes, tags, versions } = work;
  return {
    title,
    author,
    notes,
    tags,
    order: versions.map(({ id }) => id),
    versions: new Map(
      versions.map(({ id, label, translator, date, source, language, original, direction }) => [
        id,
        { label, translator, date, source, language, original, direction },
      ]),
    ),
  };
}

/** Takes versions that were deleted or brought back meanwhile into account, keeping all edits. */
export function rebase(edit: DetailsEdit, work: WorkDetail): DetailsEdit {
  const now = editOf(work);
  const order = edit.order.filter((id) => now.versions.has(id));
  const added = now.order.filter((id) => !order.includes(id));
  return {
    ...edit,
    order: [...order, ...added],
    versions: new Map([...now.versions].map(([id, version]) => [id, edit.versions.get(id) ?? version])),
  };
}

export type DetailsChange =
  | { readonly operation: 'library.updateWork'; readonly input: InputOf<'library.updateWork'> }
  | { readonly operation: 'library.updateVersion'; readonly input: InputOf<'library.updateVersion'> }
  | { readonly operation: 'library.orderVersions'; readonly input: InputOf<'library.orderVersions'> };

function changed<T extends object>(before: T, after: T): Partial<T> {
  const differs = (name: keyof T) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const names = (Object.keys(after) as (keyof T)[]).filter(differs);
  return Object.fromEntries(names.map((name) => [name, after[name]])) as Partial<T>;
}

/** What to ask of the service so that `work` becomes as edited: nothing for what is unchanged. */
export function changesOf(work: WorkDetail, edit: DetailsEdit): readonly DetailsChange[] {
  const before = editOf(work);
  const { order, versions, ...fields } = edit;
  const { order: orderBefore, versions: versionsBefore, ...fieldsBefore } = before;
  const changes: DetailsChange[] = [];
  const { tags, ...texts } = changed(fieldsBefore, fields);
  if (tags !== undefined || Object.keys(texts).length > 0) {
    const input = { workId: work.id, ...texts, ...(tags && { tags: [...tags] }) };
    changes.push({ operation: 'library.updateWork', input });
  }
  for (const [versionId, version] of versions) {
    const was = versionsBefore.get(versionId);
    const patch = was ? changed(was, version) : {};
    if (Object.keys(patch).length > 0)
      changes.push({ operation: 'library.updateVersion', input: { versionId, ...patch } });
  }
  if (order.join() !== orderBefore.join()) {
    changes.push({ operation: 'library.orderVersions', input: { workId: work.id, versionIds: [...order] } });
  }
  return changes;
}
