/** lexicon.learn: words from the rows that the user confirmed, over all works; or from all rows of one work, for its word renderings. */
import { createHash } from 'node:crypto';
import { DOUBT_THRESHOLD, learnLexicon } from '../../align/index.ts';
import { LEARNED_ROWS } from '../../contract/lexicon.ts';
import type { VersionId, WorkId } from '../../contract/model.ts';
import {
  confirmedWorks,
  correspondingTexts,
  keepLanguages,
  keepWorks,
  learnedFacts,
  lookAtConfirmed,
  revisionOf,
  settleWork,
  storeLearned,
  transaction,
  versionsOf,
  workDetail,
  worksToLookAt,
} from '../../db/index.ts';
import type { ReadableDb, RowTexts } from '../../db/index.ts';
import { languagePair, workSource } from '../learning/sources.ts';
import { STEPS } from './engine.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** UTF-16 units of both languages that one lexicon is learned from: some ten novels' worth is not better than two. */
const BUDGET = 2_400_000;
/** Works whose own lexicons are kept: some 50 to 100 kB each. */
const WORKS_KEPT = 60;
/** Pairs of languages of the library, those with most works first. */
const PAIRS_MAX = 100;

export const learnWords: Task<'lexicon.learn'> = (context, { workId, languages, anew = false }) => ({
  learned: workId === undefined ? learnFromConfirmed(context, anew) : learnFromWork(context, workId, languages),
});

/** What two languages have in one work. */
interface Member {
  readonly workId: WorkId;
  readonly digest: string;
  readonly versions: readonly [VersionId, VersionId];
}
interface Languages {
  readonly a: string;
  readonly b: string;
  readonly members: readonly Member[];
}

function learnFromConfirmed(context: TaskContext, anew: boolean): number {
  const db = context.db();
  const look = stage(context, 'reading', [0, 0.1]);
  const works = worksToLookAt(db);
  works.forEach((workId, index) => {
    look(index, works.length);
    // What was confirmed in very many rows at once may still be on its way.
    settleWork(db, workId);
    lookAtConfirmed(db, workId);
  });
  const all = languagesOf(db, confirmedWorks(db));
  keepLanguages(
    db,
    all.map(({ a, b }) => [a, b]),
  );
  const known = new Map(learnedFacts(db, null).map((facts) => [`${facts.a} ${facts.b}`, facts]));
  const behind = all.filter(({ a, b, members }) => {
    const facts = known.get(`${a} ${b}`);
    if (facts?.source !== sourceOf(members)) return true;
    const forgotten = !facts.kept && facts.rows >= LEARNED_ROWS;
    return anew && forgotten;
  });
  behind.forEach((languages, index) => {
    const from = 0.1 + (0.9 * index) / behind.length;
    const of = { workId: null, source: sourceOf(languages.members), which: 'confirmed', least: LEARNED_ROWS } as const;
    learnPair(context, languages, of, [from, from + 0.9 / behind.length]);
  });
  return behind.length;
}

function learnFromWork(context: TaskContext, workId: WorkId, asked?: readonly [string, string]): number {
  const db = context.db();
  workDetail(db, workId);
  settleWork(db, workId);
  const source = workSource(revisionOf(db, workId));
  const [wantedA, wantedB] = (asked && languagePair(...asked)) ?? [];
  const all = languagesOf(db, [{ workId, digest: source }]).filter(
    ({ a, b }) => !asked || (a === wantedA && b === wantedB),
  );
  all.forEach((languages, index) => {
    const of = { workId, source, which: { score: DOUBT_THRESHOLD }, least: 1 } as const;
    learnPair(context, languages, of, [index / all.length, (index + 1) / all.length]);
  });
  keepWorks(db, WORKS_KEPT);
  return all.length;
}

/** By pairs of languages, those that most works have first. */
function languagesOf(
  db: ReadableDb,
  works: readonly { readonly workId: WorkId; readonly digest: string }[],
): Languages[] {
  const found = new Map<string, { a: string; b: string; members: Member[] }>();
  for (const { workId, digest } of works) {
    const versions = versionsOf(db, workId);
    versions.forEach((one, at) => {
      for (const other of versions.slice(at + 1)) {
        const pair = languagePair(one.language, other.language);
        if (!pair) continue;
        const [a, b] = pair;
        const entry = found.get(`${a} ${b}`) ?? { a, b, members: [] };
        const first = languagePair(one.language, a) === null ? one : other;
        const second = first === one ? other : one;
        entry.members.push({ workId, digest, versions: [first.id, second.id] });
        found.set(`${a} ${b}`, entry);
      }
    });
  }
  return [...found.values()].toSorted((x, y) => y.members.length - x.members.length).slice(0, PAIRS_MAX);
}

function sourceOf(members: readonly Member[]): string {
  const text = members.map(({ workId, digest, versions }) => [workId, digest, ...versions].join(' ')).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

interface Of extends Pick<RowTexts, 'which'> {
  readonly workId: WorkId | null;
  readonly source: string;
  /** Fewer rows teach nothing that is kept. */
  readonly least: number;
}

function learnPair(
  context: TaskContext,
  { a, b, members }: Languages,
  { workId, source, which, least }: Of,
  [from, to]: readonly [number, number],
): void {
  const db = context.db();
  const read = stage(context, 'reading', [from, from + 0.2 * (to - from)]);
  const rows: [string, string][] = [];
  let budget = BUDGET;
  members.forEach((member, index) => {
    read(index, members.length);
    if (budget <= 0) return;
    const texts = correspondingTexts(db, { workId: member.workId, versions: member.versions, which, budget });
    for (const [one, other] of texts) budget -= one.length + other.length;
    rows.push(...texts);
  });
  const onProgress = (_phase: string, share: number) =>
    context.report({
      phase: 'learning',
      done: Math.round(share * STEPS),
      total: STEPS,
      share: from + (to - from) * (0.2 + 0.8 * share),
    });
  const enough = rows.length >= least;
  const learned = enough ? learnLexicon(a, b, rows, { lexicon: context.shipped, onProgress }) : null;
  transaction(db, () =>
    storeLearned(db, {
      workId,
      a,
      b,
      source,
      rows: rows.length,
      pairs: learned?.pairs ?? null,
      learnedAt: Date.now(),
    }),
  );
}
