/** A library whose works have every kind of row that the reader shows, written with the functions that an import writes with. */
import type { BeadStatus, Reason, Run, SegmentKind } from '../../../contract/model.ts';
import { insertVersion, insertWork, openLibrary, replaceAlignment, transaction } from '../../../db/index.ts';
import type { NewBead, NewSegment, NewVersion, WritableDb } from '../../../db/index.ts';

export const HILLS = 'Three Hills';
export const ALONE = 'One Voice';
export const HOLLOW = 'Hollow';
/** Rows of HILLS, counted from 1. Rows from FIRST_PLAIN on are one paragraph in each version. */
export const ROWS = {
  title: 1,
  split: 2,
  gap: 4,
  doubtful: 6,
  confirmed: 7,
  pinned: 8,
  furniture: 10,
  firstPlain: 13,
  last: 300,
};

const LANGUAGES = ['en', 'it', 'ar'] as const;
/** Two sentences of a plain paragraph, per language. */
const PLAIN = {
  en: (row: number) => [
    `Hill ${row} lies in the east.`,
    'Nobody climbs it in winter, for the path is lost under deep snow.',
  ],
  it: (row: number) => [
    `La collina ${row} sta a oriente.`,
    'Nessuno la sale d’inverno, perché il sentiero si perde sotto la neve.',
  ],
  ar: (row: number) => [`التل ${row} في الشرق.`, 'لا يصعده أحد في الشتاء، إذ يضيع الدرب تحت الثلج.'],
};

interface Block {
  readonly sentences: readonly string[];
  readonly kind?: SegmentKind;
  readonly paratext?: boolean;
}
interface PlannedRow {
  /** One list of blocks per version. */
  readonly cells: readonly (readonly Block[])[];
  readonly sentenceBeads?: readonly (readonly Run[])[];
  readonly status?: BeadStatus;
  readonly pinned?: boolean;
  readonly reasons?: readonly Reason[];
}

function segmentOf({ sentences, kind = 'paragraph', paratext = false }: Block): NewSegment {
  const ranges: number[] = [];
  let text = '';
  for (const sentence of sentences) {
    if (text !== '') text += ' ';
    ranges.push(text.length, text.length + sentence.length);
    text += sentence;
  }
  return { kind, level: kind === 'heading' ? 1 : 0, text, paratext, reason: null, sentences: ranges };
}

/** Sentence by sentence, for cells of equally many. */
const oneToOne = (cells: PlannedRow['cells']): Run[][] => {
  const counts = cells.map((cell) => cell.reduce((sum, { sentences }) => sum + sentences.length, 0));
  return Array.from({ length: Math.max(...counts) }, (_, at) =>
    counts.map((count): Run => (at < count ? [at, at + 1] : [count, count])),
  );
};

function hills(): PlannedRow[] {
  const plain = (row: number): PlannedRow => ({
    cells: LANGUAGES.map((language) => [{ sentences: PLAIN[language](row) }]),
  });
  const furniture = (text: string): PlannedRow => ({ cells: [[{ sentences: [text], paratext: true }], [], []] });
  const special: Readonly<Record<number, PlannedRow>> = {
    [ROWS.title]: {
      cells: ['Three Hills', 'Tre colline', 'ثلاثة تلال'].map((title) => [{ sentences: [title], kind: 'heading' }]),
    },
    // Two English paragraphs against one Italian and one Arabic: sentences are counted through both.
    [ROWS.split]: {
      cells: [
        [{ sentences: ['We set out early.', 'It rained.'] }, { sentences: ['The dog came too.', 'It was wet.'] }],
        [{ sentences: ['Partimmo presto e pioveva.', 'Venne anche il cane.', 'Era bagnato.'] }],
        [{ sentences: ['انطلقنا باكرين وكان المطر.', 'جاء الكلب أيضًا.', 'كان مبتلًّا.'] }],
      ],
      sentenceBeads: [
        [
          [0, 2],
          [0, 1],
          [0, 1],
        ],
        [
          [2, 3],
          [1, 2],
          [1, 2],
        ],
        [
          [3, 4],
          [2, 3],
          [2, 3],
        ],
      ],
    },
    [ROWS.gap]: { cells: [plain(ROWS.gap).cells[0]!, [], plain(ROWS.gap).cells[2]!] },
    [ROWS.doubtful]: {
      ...plain(ROWS.doubtful),
      status: 'doubtful',
      reasons: [{ code: 'numbers', values: { a: '6', b: '7' } }],
    },
    [ROWS.confirmed]: { ...plain(ROWS.confirmed), status: 'confirmed' },
    [ROWS.pinned]: { ...plain(ROWS.pinned), pinned: true },
    [ROWS.furniture]: furniture('Share this page'),
    [ROWS.furniture + 1]: furniture('Leave a comment'),
    [ROWS.furniture + 2]: furniture('Subscribe to our letter'),
    200: { ...plain(200), status: 'doubtful', reasons: [] },
  };
  return Array.from({ length: ROWS.last }, (_, index) => special[index + 1] ?? plain(index + 1));
}

function addWork(db: WritableDb, title: string, languages: readonly string[], rows: readonly PlannedRow[]): void {
  const workId = insertWork(db, { title, author: 'Ann Other', tags: [] }, Date.now());
  const versionIds = languages.map((language, column) => {
    const version: NewVersion = {
      language,
      direction: language === 'ar' ? 'rtl' : 'ltr',
      label: language === 'en' ? 'first edition' : '',
      translator: language === 'it' ? 'Mario Rossi' : '',
      date: '',
      source: '',
      original: column === 0,
      fileName: `${title}.${language}.txt`,
      hash: `${title} ${language}`.padEnd(64, '0').slice(0, 64),
      bytes: new TextEncoder().encode(title),
      reading: { format: 'text' },
    };
    return insertVersion(
      db,
      workId,
      version,
      rows.flatMap(({ cells }) => (cells[column] ?? []).map(segmentOf)),
      {
        now: Date.now(),
      },
    );
  });
  const at = languages.map(() => 0);
  const beads = rows.map(({ cells, status = 'auto', pinned = false, reasons = [], sentenceBeads }): NewBead => {
    const runs = languages.map((_, column): Run => {
      const start = at[column] ?? 0;
      at[column] = start + (cells[column]?.length ?? 0);
      return [start, at[column] ?? start];
    });
    const score = status === 'doubtful' ? 0.4 : 0.95;
    const beadsWithin = (sentenceBeads ?? oneToOne(cells)).map((sentenceRuns) => ({ runs: sentenceRuns, score }));
    return { runs, score, status, pinned, reasons, sentenceBeads: beadsWithin };
  });
  replaceAlignment(db, workId, { versionIds, beads, relations: [] });
}

/** Writes the library into an empty folder. */
export function writeReaderLibrary(home: string): void {
  const library = openLibrary(home);
  const add = (title: string, languages: readonly string[], rows: readonly PlannedRow[]) =>
    transaction(library.writer, () => addWork(library.writer, title, languages, rows));
  add(HILLS, LANGUAGES, hills());
  add(ALONE, ['it'], [{ cells: [[{ sentences: ['Parlo da solo.', 'Nessuno risponde.'] }]] }]);
  add(HOLLOW, [], []);
  library.close();
}
