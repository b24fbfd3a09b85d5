/** Lexicons learned from the library's rows: what is stored, what is behind, and the texts to learn from. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LearnedWords } from '../contract/lexicon.ts';
import type { VersionId, WorkId } from '../contract/model.ts';
import { all, each, get, pluck, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

/** Weighted word pairs as align/words/learned.ts makes them: a word of either language, t(b | a) and t(a | b) in thousandths. */
export type WordPairs = readonly (readonly [wordA: string, wordB: string, ab: number, ba: number])[];

/** What is known of a stored lexicon without opening it. */
export interface LearnedFacts extends LearnedWords {
  readonly source: string;
}

const FACTS =
  'a, b, source, row_count AS rows, pair_count AS words, learned_at AS learnedAt, pairs IS NOT NULL AS kept';

/** The lexicons of a work, or (null) those of the library. */
export function learnedFacts(db: ReadableDb, workId: WorkId | null): LearnedFacts[] {
  const sql = `SELECT ${FACTS} FROM learned_lexicon WHERE work_id IS ? ORDER BY a, b`;
  return all<Omit<LearnedFacts, 'kept'> & { kept: number }>(db, sql, [workId]).map((row) => ({
    ...row,
    kept: row.kept === 1,
  }));
}

/** Lexicons of works: how many works have some, and word pairs in all. */
export function learnedWorks(db: ReadableDb): { readonly works: number; readonly words: number } {
  const sql = `SELECT count(DISTINCT work_id) AS works, coalesce(sum(pair_count), 0) AS words
    FROM learned_lexicon WHERE work_id IS NOT NULL AND pairs IS NOT NULL`;
  return get<{ works: number; words: number }>(db, sql) ?? { works: 0, words: 0 };
}

/** Changes whenever a lexicon of the library or of this work does. */
export function learnedStamp(db: ReadableDb, workId: WorkId | null): string {
  const sql = `SELECT count(*) || ':' || coalesce(sum(learned_at), 0) || ':' || coalesce(sum(pair_count), 0)
    FROM learned_lexicon WHERE work_id IS NULL OR work_id IS ?`;
  return pluck<string>(db, sql, [workId])[0] ?? '';
}

/** The word pairs learned for two primary languages, `a` before `b`; null where there are none. */
export function readLearned(db: ReadableDb, workId: WorkId | null, a: string, b: string): WordPairs | null {
  const sql = 'SELECT pairs FROM learned_lexicon WHERE work_id IS ? AND a = ? AND b = ? AND pairs IS NOT NULL';
  const [pairs] = pluck<Uint8Array>(db, sql, [workId, a, b]);
  return pairs ? (JSON.parse(inflateRawSync(pairs).toString()) as WordPairs) : null;
}

export interface NewLearned {
  readonly workId: WorkId | null;
  readonly a: string;
  readonly b: string;
  readonly source: string;
  readonly rows: number;
  /** Null where the rows were too few to learn from. */
  readonly pairs: WordPairs | null;
  readonly learnedAt: number;
}

/** Stores a lexicon in the place of the one before. */
export function storeLearned(db: WritableDb, { workId, a, b, source, rows, pairs, learnedAt }: NewLearned): void {
  transaction(db, () => {
    run(db, 'DELETE FROM learned_lexicon WHERE work_id IS ? AND a = ? AND b = ?', [workId, a, b]);
    const bytes = pairs && pairs.length > 0 ? deflateRawSync(JSON.stringify(pairs)) : null;
    run(
      db,
      `INSERT INTO learned_lexicon (work_id, a, b, source, row_count, pair_count, learned_at, pairs)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [workId, a, b, source, rows, pairs?.length ?? 0, learnedAt, bytes],
    );
  });
}

/** Lets the library's lexicons go whose languages are not among these. */
export function keepLanguages(db: WritableDb, languages: readonly (readonly [a: string, b: string])[]): void {
  run(
    db,
    `DELETE FROM learned_lexicon WHERE work_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM json_each(?) j WHERE j.value ->> 0 = a AND j.value ->> 1 = b)`,
    [JSON.stringify(languages)],
  );
}

/** Keeps the lexicons of this many works, those learned last. */
export function keepWorks(db: WritableDb, most: number): void {
  run(
    db,
    `DELETE FROM learned_lexicon WHERE work_id IN (SELECT work_id FROM learned_lexicon WHERE work_id IS NOT NULL
       GROUP BY work_id ORDER BY max(learned_at) DESC LIMIT -1 OFFSET ?)`,
    [most],
  );
}

/** Forgets all words. Of the library's it stays known which rows they came from: they are learned anew only when others are confirmed. */
export function forgetLearned(db: WritableDb, at: number): void {
  transaction(db, () => {
    run(db, 'DELETE FROM learned_lexicon WHERE work_id IS NOT NULL');
    run(db, 'UPDATE learned_lexicon SET pairs = NULL, pair_count = 0, learned_at = ?', [at]);
  });
}

/** The revision at which a work has been looked at; works in the bin teach nothing. */
const SEEN_AT = 'iif(w.deleted_at IS NULL, a.revision, -1)';

/** Works whose rows may have been confirmed, or not any more, since they were last looked at; not while a long operation is carried out. */
export function worksToLookAt(db: ReadableDb): WorkId[] {
  const sql = `SELECT a.work_id FROM alignment a JOIN work w ON w.id = a.work_id LEFT JOIN confirmed_rows c ON c.work_id = a.work_id
    WHERE c.revision IS NOT ${SEEN_AT} AND a.work_id NOT IN (SELECT work_id FROM unsettled) ORDER BY a.work_id`;
  return pluck<number>(db, sql) as WorkId[];
}

/** Notes what is confirmed in a work by now. Reads its rows, none of its text. */
export function lookAtConfirmed(db: WritableDb, workId: WorkId): void {
  run(
    db,
    `INSERT OR REPLACE INTO confirmed_rows (work_id, revision, digest)
     SELECT a.work_id, ${SEEN_AT}, (
       SELECT iif(count(*) = 0, '', count(*) || ':' || sum((b.id % 32749) * (s.segment_id % 32749)) || ':' || sum(length(b.sentence_beads)))
       FROM bead b JOIN bead_segment s ON s.bead_id = b.id WHERE b.work_id = a.work_id AND ${CONFIRMED})
     FROM alignment a JOIN work w ON w.id = a.work_id WHERE a.work_id = ?`,
    [workId],
  );
}

/** The works in which something is confirmed, those added last first, with what stands for it. */
export function confirmedWorks(db: ReadableDb): { readonly workId: WorkId; readonly digest: string }[] {
  const sql = `SELECT c.work_id AS workId, c.digest FROM confirmed_rows c JOIN work w ON w.id = c.work_id
    WHERE w.deleted_at IS NULL AND c.digest <> '' ORDER BY c.work_id DESC`;
  return all(db, sql);
}

const CONFIRMED = `(b.status = 'confirmed' OR b.pinned = 1)`;

export interface RowTexts {
  readonly workId: WorkId;
  readonly versions: readonly [VersionId, VersionId];
  /** confirmed: only rows that the user confirmed or pinned. Else those not below this score, and all that the user settled. */
  readonly which: 'confirmed' | { readonly score: number };
  /** UTF-16 units of both versions after which no more rows are read. */
  readonly budget: number;
}

interface SegmentRecord {
  readonly beadId: number;
  readonly sentenceBeads: string;
  readonly versionId: VersionId;
  readonly sentences: string;
  readonly text: string;
}

/**
 * The texts of two versions that stand for each other, sentence bead by sentence bead in the order of the rows; row by row where sentences
 * were not aligned.
 */
export function correspondingTexts(
  db: ReadableDb,
  { workId, versions, which, budget }: RowTexts,
): [textA: string, textB: string][] {
  const [ids] = pluck<string>(db, 'SELECT version_ids FROM alignment WHERE work_id = ?', [workId]);
  const order = JSON.parse(ids ?? '[]') as VersionId[];
  const places = versions.map((id) => order.indexOf(id));
  const wanted = which === 'confirmed' ? CONFIRMED : `(${CONFIRMED} OR b.status = 'edited' OR b.score >= ?)`;
  const sql = `SELECT b.id AS beadId, b.sentence_beads AS sentenceBeads, s.version_id AS versionId, s.sentences, s.text
    FROM bead b CROSS JOIN bead_segment x ON x.bead_id = b.id CROSS JOIN segment s ON s.id = x.segment_id
    WHERE b.work_id = ? AND ${wanted} AND s.version_id IN (?, ?) ORDER BY b.position, s.number, s.part`;
  const params = [workId, ...(which === 'confirmed' ? [] : [which.score]), ...versions];
  const found: [string, string][] = [];
  let row: SegmentRecord[] = [];
  let spent = 0;
  for (const segment of each<SegmentRecord>(db, sql, params)) {
    if (row[0] && row[0].beadId !== segment.beadId) {
      found.push(...textsOfRow(row, versions, places));
      row = [];
      if (spent > budget) break;
    }
    spent += segment.text.length;
    row.push(segment);
  }
  found.push(...textsOfRow(row, versions, places));
  return found;
}

function textsOfRow(
  row: readonly SegmentRecord[],
  versions: readonly VersionId[],
  places: readonly number[],
): [string, string][] {
  const [left = [], right = []] = versions.map((id) =>
    row.filter(({ versionId }) => versionId === id).flatMap(({ text, sentences }) => sentencesOf(text, sentences)),
  );
  const beads = JSON.parse(row[0]?.sentenceBeads ?? '[]') as number[][];
  const whole = [[0, ...places.flatMap(() => [0, 0])]];
  const texts = (beads.length === 0 ? whole : beads).map((bead): [string, string] => {
    const [a, b] = [left, right].map((sentences, side) => {
      const at = 1 + 2 * (places[side] ?? 0);
      return (beads.length === 0 ? sentences : sentences.slice(bead[at], bead[at + 1])).join(' ');
    });
    return [a ?? '', b ?? ''];
  });
  return texts.filter(([a, b]) => a !== '' && b !== '');
}

function sentencesOf(text: string, flat: string): string[] {
  const ends = JSON.parse(flat) as number[];
  const found: string[] = [];
  for (let k = 0; k + 1 < ends.length; k += 2) found.push(text.slice(ends[k], ends[k + 1]));
  return found;
}
