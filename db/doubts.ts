/** The queue of doubts: which rows of an alignment to look at first, and the scores that it goes by. */
import type { BeadId, BeadStatus, Reason, WorkId } from '../contract/model.ts';
import { DOUBT_TEXT } from '../contract/review.ts';
import type { Doubt, DoubtQueue } from '../contract/review.ts';
import { BEAD_FLAGS } from '../contract/service-api.ts';
import { countBeads } from './alignment.ts';
import { settleWork } from './edits/parts.ts';
import { beadFlags } from './outline.ts';
import type { Outline } from './outline.ts';
import { markBehind, worksBehind } from './held-arrays.ts';
import { all, get, run, transaction, tuples } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

interface Candidate {
  /** Row of the outline. */
  readonly row: number;
  readonly id: BeadId;
  readonly status: BeadStatus;
  readonly score: number;
}

/** Candidates that are one thing to look at, in order. */
interface Stretch {
  readonly rows: readonly Candidate[];
  readonly rank: number;
  readonly score: number;
}

/** Furniture after text, what is doubtful (also by hand, whatever its score) before what is not. */
const RANK = { doubtful: 0, other: 1, furniture: 2 } as const;

export interface DoubtPage {
  readonly which: 'doubtful' | 'all';
  readonly from: number;
  readonly count: number;
}

/** A page of the queue. O(rows) in numbers and a sort of the page; texts and reasons are read for the page alone. */
export function doubtQueue(db: ReadableDb, workId: WorkId, outline: Outline, page: DoubtPage): DoubtQueue {
  const found = stretches(candidates(db, workId, outline, page.which), outline);
  const shown = ranked(found, page.from + page.count).slice(page.from);
  const { revision } = outline;
  return { revision, total: found.length, from: page.from, doubts: doubtsOf(db, outline, shown) };
}

/** The first `count` stretches in the order of the queue. */
function ranked(found: readonly Stretch[], count: number): Stretch[] {
  const inOrder = (a: Stretch, b: Stretch) =>
    a.rank - b.rank || a.score - b.score || (a.rows[0]?.row ?? 0) - (b.rows[0]?.row ?? 0);
  // Numbers are sorted many times as fast as stretches are: what comes behind the last one wanted is left out first.
  const key = ({ rank, score }: Stretch) => 2 * rank + score;
  const last = Float64Array.from(found, key).toSorted()[count - 1] ?? Number.POSITIVE_INFINITY;
  return found
    .filter((stretch) => key(stretch) <= last)
    .toSorted(inOrder)
    .slice(0, count);
}

/** Rows that nobody has settled, in reading order. */
function candidates(db: ReadableDb, workId: WorkId, outline: Outline, which: DoubtPage['which']): Candidate[] {
  const status = which === 'all' ? `<> 'confirmed'` : `= 'doubtful'`;
  const sql = `SELECT id, status, score FROM bead WHERE work_id = ? AND pinned = 0 AND status ${status}`;
  const open = new Map<number, Pick<Candidate, 'status' | 'score'>>();
  for (const [id, said, score] of tuples<[BeadId, BeadStatus, number]>(db, sql, [workId])) {
    open.set(id, { status: said, score });
  }
  // Rows of which nothing is shown are not in the outline.
  const found: Candidate[] = [];
  outline.beadIds.forEach((id, row) => {
    const stored = open.get(id);
    if (stored) found.push({ row, id: id as BeadId, ...stored });
  });
  return found;
}

/** Puts neighbouring gaps of the same versions together. */
function stretches(found: readonly Candidate[], outline: Outline): Stretch[] {
  const groups: Candidate[][] = [];
  for (const one of found) {
    const last = groups.at(-1)?.at(-1);
    if (last && last.row + 1 === one.row && last.status === one.status && sameGap(outline, last.row, one.row))
      groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  return groups.map((rows) => {
    const paratext = ((outline.flags[rows[0]?.row ?? 0] ?? 0) & BEAD_FLAGS.paratext) !== 0;
    const doubtful = rows[0]?.status === 'doubtful';
    return {
      rows,
      rank: paratext ? RANK.furniture : doubtful ? RANK.doubtful : RANK.other,
      score: rows.reduce((least, { score }) => Math.min(least, score), 1),
    };
  });
}

const KIND = BEAD_FLAGS.gap | BEAD_FLAGS.paratext;

function sameGap({ flags, lengths, versionIds }: Outline, a: number, b: number): boolean {
  if (((flags[a] ?? 0) & KIND) !== ((flags[b] ?? 0) & KIND) || !((flags[a] ?? 0) & BEAD_FLAGS.gap)) return false;
  const width = versionIds.length;
  return versionIds.every((_, column) => !lengths[a * width + column] === !lengths[b * width + column]);
}

function doubtsOf(db: ReadableDb, outline: Outline, shown: readonly Stretch[]): Doubt[] {
  const ids = shown.flatMap(({ rows }) => rows.map(({ id }) => id));
  const reasons = new Map(
    all<{ id: BeadId; reasons: string }>(
      db,
      'SELECT b.id, b.reasons FROM json_each(?) j CROSS JOIN bead b ON b.id = j.value',
      [JSON.stringify(ids)],
    ).map((bead) => [bead.id, JSON.parse(bead.reasons) as Reason[]]),
  );
  const firsts = shown.map(({ rows }) => rows[0]?.id ?? (0 as BeadId));
  const texts = textsOf(db, outline, firsts);
  return shown.map(({ rows, score, rank }, index) => ({
    row: rows[0]?.row ?? 0,
    beadIds: rows.map(({ id }) => id),
    score,
    reasons: joined(rows.map(({ id }) => reasons.get(id) ?? [])),
    furniture: rank === RANK.furniture,
    texts: texts.get(firsts[index] ?? (0 as BeadId)) ?? [],
  }));
}

/** The reasons of a row; of a stretch how long its gap is. */
function joined(lists: readonly (readonly Reason[])[]): readonly Reason[] {
  if (lists.length === 1) return lists[0] ?? [];
  const count = lists.reduce((sum, reasons) => {
    const gap = reasons.find(({ code }) => code === 'gap');
    return sum + Number(gap?.values?.['count'] ?? 1);
  }, 0);
  return [{ code: 'gap', values: { count } }];
}

/** The first words of each column of these beads. */
function textsOf(db: ReadableDb, outline: Outline, ids: readonly BeadId[]): Map<BeadId, string[]> {
  const columns = new Map(outline.versionIds.map((id, column) => [id as number, column]));
  const texts = new Map(ids.map((id) => [id, outline.versionIds.map(() => '')]));
  const rows = all<{ beadId: BeadId; versionId: number; text: string }>(
    db,
    `SELECT j.value AS beadId, s.version_id AS versionId, substr(s.text, 1, ${DOUBT_TEXT}) AS text, min(s.number)
     FROM json_each(?) j CROSS JOIN bead_segment bs ON bs.bead_id = j.value CROSS JOIN segment s ON s.id = bs.segment_id
     GROUP BY j.value, s.version_id`,
    [JSON.stringify(ids)],
  );
  for (const { beadId, versionId, text } of rows) {
    const own = texts.get(beadId);
    const column = columns.get(versionId);
    if (own && column !== undefined) own[column] = text;
  }
  return texts;
}

/** What the engine says of one row. */
export interface Judged {
  readonly id: BeadId;
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/**
 * Stores new scores and reasons, in one transaction. Rows that are confirmed or pinned keep theirs, and nothing that was said by hand is
 * unsaid: a row doubted by hand stays doubtful, an edited one edited. Not an operation: undo neither sees it nor is disturbed by it.
 *
 * @param doubtBelow the score below which a row is doubtful that nobody has spoken of
 * @returns how many visible rows are doubtful now
 */
export function storeScores(
  db: WritableDb,
  workId: WorkId,
  judged: readonly Judged[],
  doubtBelow: number,
  onBatch: (share: number) => void = () => {},
): number {
  return transaction(db, () => {
    settleWork(db, workId);
    const before = new Map(
      all<{ id: BeadId; status: BeadStatus; pinned: number; score: number }>(
        db,
        'SELECT id, status, pinned, score FROM bead WHERE work_id = ?',
        [workId],
      ).map((bead) => [bead.id, bead]),
    );
    judged.forEach(({ id, score, reasons }, index) => {
      if (index % 500 === 0) onBatch(index / judged.length);
      const was = before.get(id);
      if (!was || was.pinned === 1 || was.status === 'confirmed') return;
      const byHand = was.status === 'edited' || (was.status === 'doubtful' && was.score >= doubtBelow);
      const status = byHand ? was.status : score < doubtBelow ? 'doubtful' : 'auto';
      // What was doubted by hand is known by a score that is no reason for it.
      const kept = byHand && was.status === 'doubtful' ? was.score : score;
      run(db, 'UPDATE bead SET score = ?, reasons = ?, status = ? WHERE id = ?', [
        kept,
        JSON.stringify(reasons),
        status,
        id,
      ]);
    });
    refreshFlags(db, workId);
    countBeads(db, workId);
    return get<{ count: number }>(db, 'SELECT doubtful_count AS count FROM work WHERE id = ?', [workId])?.count ?? 0;
  });
}

/** Brings the stored flags of all rows up to their statuses, under the next revision. */
function refreshFlags(db: WritableDb, workId: WorkId): void {
  const rows = all<{ status: BeadStatus; pinned: number }>(
    db,
    'SELECT status, pinned FROM bead WHERE work_id = ? ORDER BY position',
    [workId],
  );
  const flags = Uint8Array.from(rows, ({ status, pinned }) => beadFlags({ status, pinned: pinned === 1 }));
  run(db, 'UPDATE alignment SET bead_flags = ?, revision = revision + 1 WHERE work_id = ?', [flags, workId]);
  // Where the other arrays are not written yet, these flags are not enough: all are derived anew.
  if (worksBehind(db).includes(workId)) markBehind(db, workId);
}
