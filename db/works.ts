/** Works: the rows of the library, their tags, the bin. */
import { HexaplaError } from '../contract/errors.ts';
import type { Relation, VersionId, WorkDetail, WorkId, WorkSummary } from '../contract/model.ts';
import type { LibraryInfo, ParsedOf, WorkPage, WorkTitle } from '../contract/service-api.ts';
import { listCollections } from './collections.ts';
import { fold } from './fold.ts';
import { readSettings } from './settings.ts';
import { all, get, run, snapshot, transaction } from './sql.ts';
import type { ReadableDb, SqlValue, WritableDb } from './sql.ts';
import { versionsOf } from './versions.ts';

interface WorkRow {
  readonly id: WorkId;
  readonly title: string;
  readonly author: string;
  readonly created_at: number;
  readonly opened_at: number | null;
  readonly deleted_at: number | null;
  readonly bead_count: number;
  readonly doubtful_count: number;
  readonly notes: string;
  readonly progress: number;
  readonly tags: string;
  readonly collections: string;
  readonly languages: string;
}

const WORK_COLUMNS = `
  w.id, w.title, w.author, w.created_at, w.opened_at, w.deleted_at, w.bead_count, w.doubtful_count, w.notes,
  coalesce((SELECT progress FROM reading_state r WHERE r.work_id = w.id), 0) AS progress,
  (SELECT json_group_array(t.tag ORDER BY t.tag) FROM work_tag t WHERE t.work_id = w.id) AS tags,
  (SELECT json_group_array(c.name ORDER BY c.name) FROM collection_work cw JOIN collection c ON c.id = cw.collection_id
   WHERE cw.work_id = w.id) AS collections,
  (SELECT json_group_array(v.language ORDER BY v.position)
   FROM version v WHERE v.work_id = w.id AND v.deleted_at IS NULL) AS languages`;

/** Beyond this the palette finds what was read last only. */
const MAX_TITLES = 20_000;

const ORDER = {
  opened: 'coalesce(w.opened_at, w.created_at) DESC, w.id DESC',
  title: 'w.folded_title, w.id',
  added: 'w.created_at DESC, w.id DESC',
  // What follows the title in `folded` is the author; works without one come last.
  author: `w.author = '', substr(w.folded, length(w.folded_title) + 2), w.id`,
  progress: 'coalesce((SELECT r.progress FROM reading_state r WHERE r.work_id = w.id), 0) DESC, w.folded_title, w.id',
} as const;

function summary(row: WorkRow): WorkSummary {
  const languages = JSON.parse(row.languages) as string[];
  return {
    id: row.id,
    title: row.title,
    author: row.author,
    notes: row.notes,
    tags: JSON.parse(row.tags) as string[],
    collections: JSON.parse(row.collections) as string[],
    createdAt: row.created_at,
    openedAt: row.opened_at,
    deletedAt: row.deleted_at,
    languages: [...new Set(languages)],
    versionCount: languages.length,
    beadCount: row.bead_count,
    doubtfulCount: row.doubtful_count,
    progress: row.progress,
  };
}

/** The condition of a query with its parameters, and the order of its rows. */
export function worksQuery(query: ParsedOf<'library.works'>): { count: string; page: string; params: SqlValue[] } {
  const conditions = ['w.deleted_at IS NULL'];
  const params: SqlValue[] = [];
  const search = fold(query.search ?? '');
  if (search) {
    conditions.push('instr(w.folded, ?) > 0');
    params.push(search);
  }
  if (query.tag) {
    conditions.push('EXISTS (SELECT 1 FROM work_tag t WHERE t.work_id = w.id AND t.tag = ?)');
    params.push(query.tag);
  }
  if (query.collection) {
    conditions.push(
      `EXISTS (SELECT 1 FROM collection_work cw JOIN collection c ON c.id = cw.collection_id
               WHERE cw.work_id = w.id AND c.folded = ?)`,
    );
    params.push(fold(query.collection));
  }
  if (query.language) {
    conditions.push(
      'EXISTS (SELECT 1 FROM version v WHERE v.work_id = w.id AND v.deleted_at IS NULL AND v.language = ?)',
    );
    params.push(query.language);
  }
  const from = `FROM work w WHERE ${conditions.join(' AND ')}`;
  // The columns that take a query each are looked up for the rows of the page alone.
  const ids = `SELECT w.id ${from} ORDER BY ${ORDER[query.sort ?? 'opened']} LIMIT ? OFFSET ?`;
  const page = `SELECT ${WORK_COLUMNS} FROM work w WHERE w.id IN (${ids}) ORDER BY ${ORDER[query.sort ?? 'opened']}`;
  return { count: `SELECT count(*) AS total ${from}`, page, params };
}

/** A page of the library without the bin, and how many works match in all. */
export function listWorks(db: ReadableDb, query: ParsedOf<'library.works'>): WorkPage {
  const { count, page, params } = worksQuery(query);
  return snapshot(db, () => {
    const total = get<{ total: number }>(db, count, params)?.total ?? 0;
    return { total, works: all<WorkRow>(db, page, [...params, query.count, query.from]).map(summary) };
  });
}

/** All works without the bin by name, those read last first. */
export function workTitles(db: ReadableDb): WorkTitle[] {
  return all(
    db,
    `SELECT w.id, w.title, w.author FROM work w WHERE w.deleted_at IS NULL ORDER BY ${ORDER.opened} LIMIT ${MAX_TITLES}`,
  );
}

/**
 * A work with its visible versions in column order. Works in the bin are found too, so that they can be looked at before they are
 * restored.
 * @throws HexaplaError not-found { workId }
 */
export function workDetail(db: ReadableDb, workId: WorkId): WorkDetail {
  return snapshot(db, () => {
    const row = get<WorkRow>(db, `SELECT ${WORK_COLUMNS} FROM work w WHERE w.id = ?`, [workId]);
    if (!row) throw notFound(workId);
    return { ...summary(row), versions: versionsOf(db, workId), relations: relationsOf(db, workId) };
  });
}

function relationsOf(db: ReadableDb, workId: WorkId): Relation[] {
  return all<Relation>(
    db,
    `SELECT r.a_id AS a, r.b_id AS b, r.verdict, r.score
     FROM version va JOIN relation r ON r.a_id = va.id JOIN version vb ON vb.id = r.b_id
     WHERE va.work_id = ? AND va.deleted_at IS NULL AND vb.deleted_at IS NULL
     ORDER BY va.position, vb.position`,
    [workId],
  );
}

/** Counts for the library's first screen. */
export function libraryCounts(
  db: ReadableDb,
): Pick<LibraryInfo, 'workCount' | 'segmentCount' | 'tags' | 'collections' | 'languages' | 'fresh'> {
  return snapshot(db, () => {
    const counts = get<{ works: number; segments: number }>(
      db,
      `SELECT count(DISTINCT w.id) AS works, coalesce(sum(v.segment_count), 0) AS segments
       FROM work w LEFT JOIN version v ON v.work_id = w.id AND v.deleted_at IS NULL WHERE w.deleted_at IS NULL`,
    );
    const tags = all<{ tag: string; count: number }>(
      db,
      `SELECT t.tag, count(*) AS count FROM work_tag t JOIN work w ON w.id = t.work_id
       WHERE w.deleted_at IS NULL GROUP BY t.tag ORDER BY t.tag`,
    );
    const languages = all<{ language: string; count: number }>(
      db,
      `SELECT v.language, count(DISTINCT w.id) AS count FROM version v JOIN work w ON w.id = v.work_id
       WHERE w.deleted_at IS NULL AND v.deleted_at IS NULL GROUP BY v.language ORDER BY count DESC, v.language`,
    );
    // The sequence remembers works that have gone: a library that was used once is not fresh again when it is emptied.
    const used = get(db, `SELECT 1 FROM sqlite_sequence WHERE name = 'work'`) ?? readSettings(db).samplesDeclined;
    const collections = listCollections(db);
    const { works = 0, segments = 0 } = counts ?? {};
    return { workCount: works, segmentCount: segments, tags, collections, languages, fresh: !used };
  });
}

export interface NewWork {
  readonly title: string;
  readonly author: string;
  readonly tags: readonly string[];
  readonly notes?: string;
}

/** Makes a work without versions. Part of an import's transaction. */
export function insertWork(db: WritableDb, work: NewWork, now: number): WorkId {
  return transaction(db, () => {
    const { lastId } = run(
      db,
      `INSERT INTO work (title, author, notes, created_at, folded_title, folded) VALUES (?, ?, ?, ?, '', '')`,
      [work.title, work.author, work.notes ?? '', now],
    );
    const workId = lastId as WorkId;
    setTags(db, workId, work.tags);
    refold(db, workId);
    return workId;
  });
}

/** Changes what is named and leaves the rest. @throws HexaplaError not-found { workId } */
export function updateWork(db: WritableDb, change: ParsedOf<'library.updateWork'>): WorkDetail {
  const { workId } = change;
  return transaction(db, () => {
    const { changes } = run(
      db,
      `UPDATE work SET title = coalesce(?, title), author = coalesce(?, author), notes = coalesce(?, notes) WHERE id = ?`,
      [change.title ?? null, change.author ?? null, change.notes ?? null, workId],
    );
    if (changes === 0) throw notFound(workId);
    if (change.tags) setTags(db, workId, change.tags);
    refold(db, workId);
    return workDetail(db, workId);
  });
}

/** Tags are trimmed, empty ones left out, and each stands once whatever its case. */
function setTags(db: WritableDb, workId: WorkId, tags: readonly string[]): void {
  run(db, 'DELETE FROM work_tag WHERE work_id = ?', [workId]);
  const byFolded = new Map<string, string>();
  for (const tag of tags) {
    const trimmed = tag.trim();
    if (trimmed && !byFolded.has(fold(trimmed))) byFolded.set(fold(trimmed), trimmed);
  }
  for (const tag of byFolded.values()) run(db, 'INSERT INTO work_tag (work_id, tag) VALUES (?, ?)', [workId, tag]);
}

/** Adds a tag to works that lack it whatever its case, or takes it from those that have it. @returns the works that changed */
export function tagWorks(
  db: WritableDb,
  { workIds, tag, tagged }: { workIds: readonly WorkId[]; tag: string; tagged: boolean },
): WorkId[] {
  return transaction(db, () =>
    workIds.filter((workId) => {
      const tags = tagsOf(db, workId);
      const others = tags.filter((one) => fold(one) !== fold(tag));
      const work = get(db, 'SELECT 1 FROM work WHERE id = ?', [workId]);
      if (!work || (others.length === tags.length) !== tagged) return false;
      setTags(db, workId, tagged ? [...tags, tag] : others);
      refold(db, workId);
      return true;
    }),
  );
}

function tagsOf(db: ReadableDb, workId: WorkId): string[] {
  return all<{ tag: string }>(db, 'SELECT tag FROM work_tag WHERE work_id = ?', [workId]).map(({ tag }) => tag);
}

function refold(db: WritableDb, workId: WorkId): void {
  const row = get<{ title: string; author: string }>(db, 'SELECT title, author FROM work WHERE id = ?', [workId]);
  if (!row) throw notFound(workId);
  const folded = [row.title, row.author, ...tagsOf(db, workId)].map(fold).join('\n');
  run(db, 'UPDATE work SET folded_title = ?, folded = ? WHERE id = ?', [fold(row.title), folded, workId]);
}

/** Moves works to the bin. Ids that are there already, or nowhere, count for nothing. */
export function deleteWorks(db: WritableDb, workIds: readonly WorkId[], now: number): number {
  return transaction(db, () => {
    let deleted = 0;
    for (const id of workIds) {
      deleted += run(db, 'UPDATE work SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL', [now, id]).changes;
    }
    return deleted;
  });
}

/** Brings works back from the bin, whole. */
export function restoreWorks(db: WritableDb, workIds: readonly WorkId[]): number {
  return transaction(db, () => {
    let restored = 0;
    for (const id of workIds) {
      restored += run(db, 'UPDATE work SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL', [id]).changes;
    }
    return restored;
  });
}

/** Notes that a work was opened, for the order of the library. */
export function touchWork(db: WritableDb, workId: WorkId, now: number): void {
  run(db, 'UPDATE work SET opened_at = ? WHERE id = ?', [now, workId]);
}

export function notFound(workId: WorkId): HexaplaError {
  return new HexaplaError('not-found', `No work ${workId}`, { workId });
}

/** Visible works that hold a version made from bytes with this hash. */
export function worksWithOriginal(
  db: ReadableDb,
  hash: string,
): { workId: WorkId; title: string; versionId: VersionId }[] {
  return all(
    db,
    `SELECT w.id AS workId, w.title, v.id AS versionId
     FROM original o JOIN version v ON v.original_id = o.id JOIN work w ON w.id = v.work_id
     WHERE o.hash = ? AND v.deleted_at IS NULL AND w.deleted_at IS NULL ORDER BY w.id`,
    [hash],
  );
}
