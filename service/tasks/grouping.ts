/** Which of the files read are versions of one work: by their names, and by what is in them where names say nothing. */
import type { DraftGroup, DraftVersion } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import type { WritableDb } from '../../db/index.ts';
import type { TaskContext } from './task.ts';
import { stem } from './stem.ts';

/** More versions than this are not one work. */
const MAX_VERSIONS = 12;

/**
 * Proposes works for the versions that could be read. Where the user is adding to a stored work, all of them go there.
 */
export function proposeGroups(
  _context: TaskContext,
  _draft: WritableDb,
  versions: readonly DraftVersion[],
  workId: WorkId | null,
): DraftGroup[] {
  const readable = versions.filter(({ error }) => !error);
  if (workId !== null) {
    const keys = readable.map(({ key }) => key);
    return keys.length === 0 ? [] : [{ title: '', keys, workId, why: 'single' }];
  }
  return groupByName(readable);
}

function groupByName(versions: readonly DraftVersion[]): DraftGroup[] {
  const groups = new Map<string, DraftVersion[]>();
  for (const version of versions) {
    const name = stem(version.fileName);
    const group = groups.get(name);
    if (group && group.length < MAX_VERSIONS) group.push(version);
    else groups.set(group ? `${name} ${version.key}` : name, [version]);
  }
  return [...groups.values()].map((group) => ({
    title: group.map(({ title }) => title).find((title) => title !== '') ?? group[0]?.fileName ?? '',
    keys: group.map(({ key }) => key),
    workId: null,
    why: group.length > 1 ? 'name' : 'single',
  }));
}
