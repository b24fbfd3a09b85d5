/**
 * Which versions are to become one work. Pure functions over the groups of the import dialog; every version is in exactly one group
 * and no group is empty.
 */
import type { DraftVersion, ImportDraft } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';

export interface ImportGroup {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly tags: readonly string[];
  /** The stored work that the versions are added to, or null for a new one. */
  readonly workId: WorkId | null;
  /** In the order of the columns. */
  readonly keys: readonly string[];
  /** Why the versions were put together; 'hand' once the user moved something. */
  readonly why: 'content' | 'name' | 'single' | 'aligned' | 'hand';
  /** Where a file brought rows for its versions: whether they stand. */
  readonly keepRows: boolean;
}

let lastId = 0;
const newId = (): string => `group-${++lastId}`;

type Versions = ReadonlyMap<string, DraftVersion>;

function fresh(keys: readonly string[], versions: Versions, why: ImportGroup['why']): ImportGroup {
  const found = keys.map((key) => versions.get(key)).filter((version) => version !== undefined);
  const first = <K extends 'title' | 'author'>(field: K) => found.find((version) => version[field])?.[field] ?? '';
  return {
    id: newId(),
    title: first('title'),
    author: first('author'),
    tags: [],
    workId: null,
    keys,
    why,
    keepRows: true,
  };
}

/** The service's proposal, put into one group where all is to be added to a stored work. */
export function proposedGroups(draft: ImportDraft, target: { workId: WorkId } | null): readonly ImportGroup[] {
  const versions = new Map(draft.versions.map((version) => [version.key, version]));
  if (target) {
    const all = fresh(
      draft.versions.map((version) => version.key),
      versions,
      'hand',
    );
    return [{ ...all, workId: target.workId }];
  }
  const groups = draft.groups.map(({ title, author, tags, keys, workId, why }) => {
    const group = fresh(keys, versions, why);
    return { ...group, title: title || group.title, author: author || group.author, tags, workId };
  });
  const placed = new Set(groups.flatMap((group) => group.keys));
  const rest = draft.versions.filter((version) => !placed.has(version.key));
  return [...groups, ...rest.map((version) => fresh([version.key], versions, 'single'))];
}

function without(groups: readonly ImportGroup[], key: string): readonly ImportGroup[] {
  return groups.map((group) =>
    group.keys.includes(key) ? { ...group, keys: group.keys.filter((one) => one !== key), why: 'hand' } : group,
  );
}
const filled = (groups: readonly ImportGroup[]) => groups.filter((group) => group.keys.length > 0);

/** Puts a version into a group at `index` (at the end if absent). */
export function moveVersion(
  groups: readonly ImportGroup[],
  key: string,
  groupId: string,
  index?: number,
): readonly ImportGroup[] {
  if (!groups.some((group) => group.id === groupId)) return groups;
  const moved = without(groups, key).map((group) => {
    if (group.id !== groupId) return group;
    const at = index ?? group.keys.length;
    return { ...group, keys: [...group.keys.slice(0, at), key, ...group.keys.slice(at)], why: 'hand' as const };
  });
  return filled(moved);
}

/** Gives a version a group of its own, right after the one it was in. */
export function moveToNewGroup(
  groups: readonly ImportGroup[],
  key: string,
  versions: Versions,
): readonly ImportGroup[] {
  const from = groups.findIndex((group) => group.keys.includes(key));
  if (from < 0 || groups[from]?.keys.length === 1) return groups;
  const rest = without(groups, key);
  return filled([...rest.slice(0, from + 1), fresh([key], versions, 'hand'), ...rest.slice(from + 1)]);
}

/** Moves a version one place towards the start (-1) or the end (1) of its group. */
export function shiftVersion(groups: readonly ImportGroup[], key: string, step: -1 | 1): readonly ImportGroup[] {
  return groups.map((group) => {
    const at = group.keys.indexOf(key);
    const other = group.keys[at + step];
    if (at < 0 || other === undefined) return group;
    const keys = group.keys.map((one) => (one === key ? other : one === other ? key : one));
    return { ...group, keys };
  });
}

export function mergeAll(groups: readonly ImportGroup[]): readonly ImportGroup[] {
  const [first] = groups;
  if (!first) return groups;
  const author = groups.find((group) => group.author)?.author ?? '';
  const workId = groups.find((group) => group.workId !== null)?.workId ?? null;
  const tags = [...new Set(groups.flatMap((group) => group.tags))];
  return [{ ...first, author, workId, tags, keys: groups.flatMap((group) => group.keys), why: 'hand' }];
}

export function splitAll(groups: readonly ImportGroup[], versions: Versions): readonly ImportGroup[] {
  return groups.flatMap((group) =>
    group.keys.length === 1 ? [group] : group.keys.map((key) => fresh([key], versions, 'hand')),
  );
}

/**
 * After more sources were added and all were inspected anew: keeps what the user made of the old groups, under the new keys, and
 * adds the service's groups of the rest.
 */
export function carryGroups(
  old: readonly ImportGroup[],
  newKeyOf: ReadonlyMap<string, string>,
  proposed: readonly ImportGroup[],
): readonly ImportGroup[] {
  const kept = old.map((group) => ({
    ...group,
    keys: group.keys.map((key) => newKeyOf.get(key)).filter((key) => key !== undefined),
  }));
  const taken = new Set(kept.flatMap((group) => group.keys));
  const added = proposed.map((group) => ({ ...group, keys: group.keys.filter((key) => !taken.has(key)) }));
  return filled([...kept, ...added]);
}

/** Rows that a file brings for two or more versions of a new work; 0 where none does. Those that are left out do not count. */
export function rowsBrought(group: ImportGroup, versions: Versions, leftOut: ReadonlySet<string>): number {
  if (group.workId !== null) return 0;
  const parts = group.keys.flatMap((key) => (leftOut.has(key) ? [] : (versions.get(key)?.aligned ?? [])));
  return parts.find(({ source }, index) => parts.findIndex((part) => part.source === source) < index)?.rows ?? 0;
}
