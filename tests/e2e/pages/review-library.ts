/** A library with a work whose alignment went wrong in known places, for what is done about that. */
import type { BeadStatus, Reason, Run, VersionId } from '../../../contract/model.ts';
import { insertWork, openLibrary, replaceAlignment, transaction } from '../../../db/index.ts';
import type { NewBead } from '../../../db/index.ts';
import { addLogVersion } from './log-versions.ts';

export const SHIPS = 'The Log of Ships';
/** Rows of SHIPS as they are stored, counted from 1. */
export const PLACES = {
  /** Two paragraphs of each version in one row. */
  merged: [20, 60],
  /** Doubtful, the least sure first. */
  doubtful: [30, 12, 75],
  /** Three paragraphs that the Italian lacks, in rows of their own; the middle one is as unsure as the rest. */
  gap: 40,
} as const;

const COUNT = 90;
const LANGUAGES = ['en', 'it'] as const;
const HARBOURS = ['Genoa', 'London', 'Cadiz', 'Tunis', 'Odessa', 'Lisbon', 'Palermo'];
const TEXT = {
  en: (day: number) =>
    `On day ${day} the ship ${100 + 7 * day} left ${HARBOURS[day % 7]} with ${day * 3 + 5} barrels. The captain wrote to Anna.`,
  it: (day: number) =>
    `Il giorno ${day} la nave ${100 + 7 * day} lasciò ${HARBOURS[day % 7]} con ${day * 3 + 5} barili. Il capitano scrisse ad Anna.`,
};

interface Row {
  /** How many paragraphs of each version. */
  readonly counts: readonly [number, number];
  readonly status?: BeadStatus;
  readonly score?: number;
  readonly reasons?: readonly Reason[];
}

function rowsOf(): Row[] {
  const doubt = (score: number, reason: Reason) => ({ status: 'doubtful', score, reasons: [reason] }) as const;
  return Array.from({ length: COUNT }, (_, index): Row => {
    const row = index + 1;
    if (row === PLACES.merged[0] || row === PLACES.merged[1]) return { counts: [2, 2] };
    if (row === PLACES.doubtful[0])
      return { counts: [1, 1], ...doubt(0.11, { code: 'numbers', values: { a: '12', b: '21' } }) };
    if (row === PLACES.doubtful[1])
      return { counts: [1, 1], ...doubt(0.34, { code: 'length', values: { ratio: 3.1 } }) };
    if (row === PLACES.doubtful[2]) return { counts: [1, 1], ...doubt(0.52, { code: 'words' }) };
    if (row >= PLACES.gap && row < PLACES.gap + 3)
      return { counts: [1, 0], ...doubt(0.4, { code: 'gap', values: { count: 1 } }) };
    return { counts: [1, 1] };
  });
}

/** Writes the library into an empty folder. */
export function writeReviewLibrary(home: string): void {
  const library = openLibrary(home);
  const db = library.writer;
  transaction(db, () => {
    const workId = insertWork(db, { title: SHIPS, author: 'Ann Other', tags: [] }, Date.now());
    const rows = rowsOf();
    const texts: [string[], string[]] = [[], []];
    const at = [0, 0];
    let day = 0;
    const beads = rows.map(({ counts, status = 'auto', score = 0.96, reasons = [] }): NewBead => {
      const most = Math.max(...counts);
      for (let step = 0; step < most; step += 1) {
        day += 1;
        LANGUAGES.forEach((language, column) => {
          if (step < (counts[column] ?? 0)) texts[column]?.push(TEXT[language](day));
        });
      }
      const runs = counts.map((count, column): Run => {
        const start = at[column] ?? 0;
        at[column] = start + count;
        return [start, start + count];
      });
      const sentenceBeads = Array.from({ length: 2 * most }, (_, sentence) => ({
        runs: counts.map((count): Run => (sentence < 2 * count ? [sentence, sentence + 1] : [2 * count, 2 * count])),
        score,
      }));
      return { runs, score, status, pinned: false, reasons, sentenceBeads };
    });
    const versionIds = LANGUAGES.map((language, column) =>
      addLogVersion(db, workId, { name: 'ships', language, texts: texts[column] ?? [] }),
    );
    const [a, b] = versionIds as [VersionId, VersionId];
    const relations = [{ a, b, verdict: 'translation', score: 0.95 }] as const;
    replaceAlignment(db, workId, { versionIds, beads, relations });
  });
  library.close();
}
