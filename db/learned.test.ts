import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VersionId, WorkId } from '../contract/model.ts';
import {
  confirmedWorks,
  correspondingTexts,
  deleteWorks,
  forgetLearned,
  keepLanguages,
  keepWorks,
  learnedFacts,
  learnedStamp,
  learnedWorks,
  lookAtConfirmed,
  readLearned,
  replaceAlignment,
  restoreWorks,
  storeLearned,
  worksToLookAt,
} from './index.ts';
import type { Library, NewBead, WordPairs } from './index.ts';
import { addWork, bead, temporaryLibrary } from './testing.ts';

let library: Library;
let remove: () => void;
let workId: WorkId;
let versionIds: VersionId[];

const confirmed: NewBead = { ...bead([0, 1], [0, 1]), status: 'confirmed' };
const ROWS: readonly NewBead[] = [confirmed, { ...bead([1, 2], [1, 3]), score: 0.3 }, bead([2, 3], [3, 3])];
const PAIRS: WordPairs = [
  ['house', 'casa', 800, 700],
  ['dog', 'cane', 500, 400],
];

beforeEach(() => {
  ({ library, remove } = temporaryLibrary());
  const texts = { en: ['The house.', 'Two dogs bark.', 'Alone.'], it: ['La casa.', 'Due cani.', 'Abbaiano.'] };
  ({ workId, versionIds } = addWork(library.writer, 'House', texts, ROWS));
});
afterEach(() => remove());

const store = (of: WorkId | null, learnedAt: number, b = 'it', pairs: WordPairs | null = PAIRS) =>
  storeLearned(library.writer, { workId: of, a: 'en', b, source: 's', rows: 3, pairs, learnedAt });

describe('learned lexicons', () => {
  test('are stored in the place of the ones before, told apart by work and languages, and read back', () => {
    store(null, 1);
    store(workId, 2, 'it', PAIRS.slice(0, 1));
    store(null, 3);
    expect(learnedFacts(library.reader, null)).toEqual([
      { a: 'en', b: 'it', source: 's', rows: 3, words: 2, learnedAt: 3, kept: true },
    ]);
    expect(readLearned(library.reader, null, 'en', 'it')).toEqual(PAIRS);
    expect(readLearned(library.reader, workId, 'en', 'it')).toEqual(PAIRS.slice(0, 1));
    expect(readLearned(library.reader, null, 'en', 'fr')).toBeNull();
    expect(learnedWorks(library.reader)).toEqual({ works: 1, words: 1 });
  });

  test('have another stamp when one of them changes', () => {
    const stamps = [learnedStamp(library.reader, workId)];
    store(null, 1);
    stamps.push(learnedStamp(library.reader, workId));
    store(workId, 1);
    stamps.push(learnedStamp(library.reader, workId));
    forgetLearned(library.writer, 2);
    stamps.push(learnedStamp(library.reader, workId));
    expect(new Set(stamps).size).toBe(4);
  });

  test('are forgotten; of the library’s it stays known what they came from', () => {
    store(null, 1);
    store(workId, 1);
    forgetLearned(library.writer, 9);
    expect(learnedFacts(library.reader, null)).toMatchObject([{ source: 's', rows: 3, words: 0, kept: false }]);
    expect(learnedFacts(library.reader, workId)).toEqual([]);
    expect(readLearned(library.reader, null, 'en', 'it')).toBeNull();
  });

  test('go when their languages or too many works are there', () => {
    store(null, 1);
    store(null, 1, 'fr');
    keepLanguages(library.writer, [['en', 'fr']]);
    expect(learnedFacts(library.reader, null).map(({ b }) => b)).toEqual(['fr']);
    const { workId: other } = addWork(library.writer, 'Other', { en: ['a'], it: ['b'] }, [bead([0, 1], [0, 1])]);
    store(workId, 5);
    store(other, 4);
    keepWorks(library.writer, 1);
    expect(learnedFacts(library.reader, other)).toEqual([]);
    expect(learnedFacts(library.reader, workId)).toHaveLength(1);
    expect(learnedFacts(library.reader, null)).toHaveLength(1);
  });
});

describe('rows to learn from', () => {
  const versions = () => [versionIds[0]!, versionIds[1]!] as const;
  const texts = (which: 'confirmed' | { score: number }, budget = 1000, of = versions()) =>
    correspondingTexts(library.reader, { workId, versions: of, which, budget });

  test('are those confirmed, or those sure enough, whole where sentences were not aligned', () => {
    expect(texts('confirmed')).toEqual([['The house.', 'La casa.']]);
    expect(texts({ score: 0.2 })).toEqual([
      ['The house.', 'La casa.'],
      ['Two dogs bark.', 'Due cani. Abbaiano.'],
    ]);
    expect(texts({ score: 0.5 })).toEqual([['The house.', 'La casa.']]);
    expect(texts({ score: 0.2 }, 5)).toHaveLength(1);
    expect(texts('confirmed', 1000, [versionIds[1]!, versionIds[0]!])).toEqual([['La casa.', 'The house.']]);
  });

  test('are read sentence bead by sentence bead, in the order of the alignment’s versions', () => {
    const sentenceBeads = [
      {
        runs: [
          [0, 1],
          [0, 1],
        ] as const,
        score: 1,
      },
      {
        runs: [
          [1, 1],
          [1, 2],
        ] as const,
        score: 1,
      },
    ];
    const beads = [confirmed, { ...bead([1, 2], [1, 3]), pinned: true, sentenceBeads }, ROWS[2]!];
    replaceAlignment(library.writer, workId, { versionIds, beads, relations: [] });
    expect(texts('confirmed')).toEqual([
      ['The house.', 'La casa.'],
      ['Two dogs bark.', 'Due cani.'],
    ]);
  });
});

test('works are looked at once, and again when their rows change or they go to the bin and come back', () => {
  const look = () => {
    const works = worksToLookAt(library.reader);
    for (const id of works) lookAtConfirmed(library.writer, id);
    return works;
  };
  expect(look()).toEqual([workId]);
  const [seen] = confirmedWorks(library.reader);
  expect(seen).toMatchObject({ workId });
  expect(look()).toEqual([]);
  replaceAlignment(library.writer, workId, {
    versionIds,
    beads: ROWS.map((row) => ({ ...row, status: 'auto' })),
    relations: [],
  });
  expect(look()).toEqual([workId]);
  expect(confirmedWorks(library.reader)).toEqual([]);
  replaceAlignment(library.writer, workId, { versionIds, beads: ROWS, relations: [] });
  expect(look()).toEqual([workId]);
  expect(confirmedWorks(library.reader)).toEqual([seen]);
  deleteWorks(library.writer, [workId], 1);
  expect(look()).toEqual([workId]);
  expect(confirmedWorks(library.reader)).toEqual([]);
  restoreWorks(library.writer, [workId]);
  expect(look()).toEqual([workId]);
  expect(confirmedWorks(library.reader)).toEqual([seen]);
});
