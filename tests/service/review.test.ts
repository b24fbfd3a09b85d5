/** The queue of doubts: errors seeded into a stored work come first; what was settled by hand stands. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { AlignSegment, AlignVersion, Run } from '../../align/index.ts';
import type { BeadId, VersionId, WorkId } from '../../contract/model.ts';
import { insertWork, openLibrary, replaceAlignment, transaction } from '../../db/index.ts';
import type { NewBead } from '../../db/index.ts';
import { addVersion } from '../../db/testing.ts';
import { seedErrors } from '../golden/seeded-errors.ts';
import type { SeededText, StandingText } from '../golden/seeded-errors.ts';
import { ServiceClient, temporaryHome } from './client.ts';

// A real process that may wait for a busy machine.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const NOVEL = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'mte-1984');

/** Rows of the gold, which are of one sentence or so, that make a paragraph. */
const ROWS_A_PARAGRAPH = 3;

/** A novel in English and Czech with its beads by hand, three in one: none of the reviewer's numbers were fitted to it. */
function novel(): StandingText {
  const lines = ['en', 'cs'].map((language) =>
    readFileSync(join(NOVEL, 'text', `${language}.txt`), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  const gold = readFileSync(join(NOVEL, 'nway.tsv'), 'utf8').trimEnd().split('\n').slice(1);
  const rows = gold.map((line) => {
    const [cs = '', en = ''] = line.split('\t');
    return [en, cs].map((cell, column) =>
      (cell === '' ? [] : cell.split(',')).map((n) => lines[column]?.[Number(n)] ?? ''),
    );
  });
  const groups = Array.from({ length: Math.floor(rows.length / ROWS_A_PARAGRAPH) }, (_, at) =>
    rows.slice(at * ROWS_A_PARAGRAPH, (at + 1) * ROWS_A_PARAGRAPH),
  ).filter((group) => [0, 1].every((column) => group.some((row) => (row[column] ?? []).length > 0)));
  const versions = ['en', 'cs'].map((language, column): AlignVersion => ({
    language,
    segments: groups.map((group) => paragraphOf(group.flatMap((row) => row[column] ?? []))),
  }));
  return {
    versions,
    beads: groups.map((_, row) => ({
      runs: [
        [row, row + 1],
        [row, row + 1],
      ],
    })),
  };
}

function paragraphOf(sentences: readonly string[]): AlignSegment {
  let text = '';
  const spans = sentences.map((sentence): [number, number] => {
    const start = text === '' ? 0 : text.length + 1;
    text = text === '' ? sentence : `${text} ${sentence}`;
    return [start, text.length];
  });
  return { text, kind: 'paragraph', level: 0, paratext: false, sentences: spans };
}

const plain = (runs: readonly Run[]): NewBead => ({
  runs,
  score: 0.95,
  status: 'auto',
  pinned: false,
  reasons: [],
  sentenceBeads: [],
});

/** Stores a text as a work whose every bead counts as right. */
function store(home: string, { versions, beads }: StandingText): { workId: WorkId; versionIds: VersionId[] } {
  const library = openLibrary(home);
  const db = library.writer;
  const stored = transaction(db, () => {
    const workId = insertWork(db, { title: 'Seeded', author: '', tags: [] }, 1);
    const versionIds = versions.map(({ language, segments }) =>
      addVersion(
        db,
        workId,
        language,
        segments.map((segment) => ({ ...segment, reason: null, sentences: segment.sentences.flat() })),
      ),
    );
    replaceAlignment(db, workId, { versionIds, beads: beads.map(({ runs }) => plain(runs)), relations: [] });
    return { workId, versionIds };
  });
  library.close();
  return stored;
}

/** How many of the errors have a row among the first `share` of the whole queue. */
async function foundFirst(client: ServiceClient, workId: WorkId, text: SeededText, share: number): Promise<number> {
  const { beadIds } = await client.call('reader.open', { workId, count: 1 });
  const wanted = Math.floor(beadIds.length * share);
  const { doubts } = await client.call('review.doubts', {
    workId,
    which: 'all',
    from: 0,
    count: Math.min(500, wanted),
  });
  const first = new Set(doubts.flatMap((doubt) => doubt.beadIds).slice(0, wanted));
  return text.errors.filter((rows) => rows.some((row) => first.has(beadIds[row] as BeadId))).length;
}

describe('errors seeded into a work', () => {
  test.skipIf(!existsSync(NOVEL))('of 2,000 rows: 27 of 30 lie in the first tenth of the queue', async () => {
    const { home, remove } = temporaryHome();
    const text = seedErrors(novel(), 30, 11);
    expect(text.beads.length).toBeGreaterThanOrEqual(2000);
    const { workId } = store(home, text);
    const client = await ServiceClient.open({ home });
    const { doubtful } = await client.run('review.score', { workId });
    expect((await client.call('library.work', { workId })).doubtfulCount).toBe(doubtful);
    expect(await foundFirst(client, workId, text, 0.1)).toBeGreaterThanOrEqual(27);
    await client.close();
    remove();
  });
});
