/** What lies in the bin. Works go there and come back by db/works.ts, versions by db/versions.ts. */
import type { BinEntry } from '../contract/bin.ts';
import { MAX_BIN_ENTRIES } from '../contract/bin.ts';
import type { VersionId, WorkId } from '../contract/model.ts';
import { all, snapshot } from './sql.ts';
import type { ReadableDb } from './sql.ts';

interface WorkRow {
  readonly workId: WorkId;
  readonly title: string;
  readonly author: string;
  readonly languages: string;
  readonly deletedAt: number;
}
interface VersionRow {
  readonly versionId: VersionId;
  readonly workId: WorkId;
  readonly title: string;
  readonly language: string;
  readonly label: string;
  readonly deletedAt: number;
}

/** Works and versions in the bin, those deleted last first. */
export function listBin(db: ReadableDb): BinEntry[] {
  return snapshot(db, () => {
    const works = all<WorkRow>(
      db,
      `SELECT w.id AS workId, w.title, w.author, w.deleted_at AS deletedAt,
         (SELECT json_group_array(v.language ORDER BY v.position)
          FROM version v WHERE v.work_id = w.id AND v.deleted_at IS NULL) AS languages
       FROM work w WHERE w.deleted_at IS NOT NULL ORDER BY w.deleted_at DESC, w.id DESC LIMIT ${MAX_BIN_ENTRIES}`,
    ).map((row): BinEntry => ({
      ...row,
      kind: 'work',
      languages: [...new Set(JSON.parse(row.languages) as string[])],
    }));
    const versions = all<VersionRow>(
      db,
      `SELECT v.id AS versionId, w.id AS workId, w.title, v.language, v.label, v.deleted_at AS deletedAt
       FROM version v JOIN work w ON w.id = v.work_id
       WHERE v.deleted_at IS NOT NULL AND w.deleted_at IS NULL
       ORDER BY v.deleted_at DESC, v.id DESC LIMIT ${MAX_BIN_ENTRIES}`,
    ).map((row): BinEntry => ({ ...row, kind: 'version' }));
    return [...works, ...versions].toSorted((a, b) => b.deletedAt - a.deletedAt).slice(0, MAX_BIN_ENTRIES);
  });
}
