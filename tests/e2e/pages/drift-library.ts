/** A library with a work whose translation lacks one paragraph, so that from there on every row stands beside the wrong one. */
import type { Reason, Run, VersionId } from '../../../contract/model.ts';
import { insertWork, openLibrary, replaceAlignment, transaction } from '../../../db/index.ts';
import type { NewBead } from '../../../db/index.ts';
import { addLogVersion } from './log-versions.ts';

export const DRIFT = 'A Log That Slipped';
/** Rows, and the first that stands beside the wrong one. Row n holds day n of the log. */
export const DRIFT_ROWS = { last: 90, slipped: 40 } as const;

const DAY = {
  en: (day: number) => `Day ${day}: we made ${day * 11 + 3} miles. The wind held.`,
  it: (day: number) => `Giorno ${day}: facemmo ${day * 11 + 3} miglia. Il vento tenne.`,
};
const LANGUAGES = ['en', 'it'] as const;

/** The Italian lacks the day at which it slips; the rows after it are the less sure, the nearer they are to it. */
function beadOf(row: number): NewBead {
  const { last, slipped } = DRIFT_ROWS;
  const runs: Run[] = [
    [row - 1, row],
    [row - 1, Math.min(row, last - 1)],
  ];
  const off = row >= slipped;
  const reason: Reason =
    row === last
      ? { code: 'gap', values: { count: 1 } }
      : { code: 'numbers', values: { a: String(row * 11 + 3), b: String(row * 11 + 14) } };
  const within = (sentence: number) => runs.map(([from, to]): Run => (to > from ? [sentence, sentence + 1] : [0, 0]));
  return {
    runs,
    score: off ? 0.1 + (row - slipped) / 200 : 0.96,
    status: off ? 'doubtful' : 'auto',
    pinned: false,
    reasons: off ? [reason] : [],
    sentenceBeads: [0, 1].map((sentence) => ({ runs: within(sentence), score: off ? 0.2 : 0.95 })),
  };
}

function textsIn(language: (typeof LANGUAGES)[number]): string[] {
  const days = Array.from({ length: DRIFT_ROWS.last }, (_, index) => index + 1);
  const told = language === 'it' ? days.filter((day) => day !== DRIFT_ROWS.slipped) : days;
  return told.map((day) => DAY[language](day));
}

/** Writes the library into an empty folder. */
export function writeDriftLibrary(home: string): void {
  const library = openLibrary(home);
  const db = library.writer;
  transaction(db, () => {
    const workId = insertWork(db, { title: DRIFT, author: 'Ann Other', tags: [] }, Date.now());
    const versionIds = LANGUAGES.map((language) =>
      addLogVersion(db, workId, { name: 'log', language, texts: textsIn(language) }),
    );
    const [a, b] = versionIds as [VersionId, VersionId];
    const relations = [{ a, b, verdict: 'translation', score: 0.95 }] as const;
    const beads = Array.from({ length: DRIFT_ROWS.last }, (_, index) => beadOf(index + 1));
    replaceAlignment(db, workId, { versionIds, beads, relations });
  });
  library.close();
}
