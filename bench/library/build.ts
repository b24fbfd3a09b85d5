/** Libraries of a given size for benches, made with the same functions that an import writes with, and kept for the next run. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VersionId, WorkId } from '../../contract/model.ts';
import {
  SCHEMA_VERSION,
  insertVersion,
  insertWork,
  openLibrary,
  replaceAlignment,
  transaction,
} from '../../db/index.ts';
import type { NewBead, NewSegment, NewVersion, WritableDb } from '../../db/index.ts';

/** Raised when what is built changes, so that a kept library is built anew. */
const BUILD_VERSION = 1;

export interface LibraryShape {
  /** Works besides the book. */
  readonly works: number;
  readonly versionsPerWork: number;
  readonly paragraphsPerVersion: number;
  /** One long book: paragraphs of each version, and how many versions. None when 0. */
  readonly bookParagraphs: number;
  readonly bookVersions: number;
  /** Rows of the book without a gap. */
  readonly even?: boolean;
}

/** 1,000 works and 1,000,000 segments: a book of 50,000 paragraphs in three versions, and 999 of 425 or so in two. */
export const LARGE: LibraryShape = {
  works: 999,
  versionsPerWork: 2,
  paragraphsPerVersion: 426,
  bookParagraphs: 50_000,
  bookVersions: 3,
};

const LANGUAGES = ['en', 'it', 'fr', 'de', 'es', 'ru'];

/** Where kept libraries lie: in out/, which is not in version control. */
const KEPT = fileURLToPath(new URL('../../out/bench/', import.meta.url));

/**
 * The folder of a library of this shape, built at the first call (about half a minute for LARGE). Whoever writes to it copies it
 * first. The book, if any, is the first work.
 */
export function builtLibrary(shape: LibraryShape = LARGE): string {
  const key = createHash('sha256')
    .update(JSON.stringify([BUILD_VERSION, SCHEMA_VERSION, shape]))
    .digest('hex');
  const home = join(KEPT, `library-${key.slice(0, 12)}`);
  const stamp = join(home, 'built');
  if (existsSync(stamp)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  buildLibrary(home, shape);
  writeFileSync(stamp, '');
  return home;
}

/** Builds a library of this shape in an empty folder. */
export function buildLibrary(home: string, shape: LibraryShape): void {
  const library = openLibrary(home);
  const random = generator(7);
  const add = (title: string, versions: number, paragraphs: number, even = false) =>
    transaction(library.writer, () => addWork(library.writer, random, { title, versions, paragraphs, even }));
  if (shape.bookParagraphs > 0) add('The Long Book', shape.bookVersions, shape.bookParagraphs, shape.even);
  for (let index = 1; index <= shape.works; index += 1) {
    add(`Work ${index}`, shape.versionsPerWork, shape.paragraphsPerVersion);
  }
  library.close();
}

function addWork(
  db: WritableDb,
  random: () => number,
  { title, versions, paragraphs, even }: { title: string; versions: number; paragraphs: number; even: boolean },
): WorkId {
  const tag = `tag ${Math.floor(random() * 20)}`;
  const workId = insertWork(db, { title, author: `Author ${Math.floor(random() * 300)}`, tags: [tag] }, Date.now());
  const versionIds: VersionId[] = [];
  for (let index = 0; index < versions; index += 1) {
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'en';
    const bytes = new TextEncoder().encode(`${title} ${index}`);
    const version: NewVersion = {
      direction: 'ltr',
      language,
      label: '',
      translator: '',
      date: '',
      source: '',
      original: index === 0,
      fileName: `${title}.${language}.txt`,
      hash: createHash('sha256').update(bytes).digest('hex'),
      bytes,
      reading: { format: 'text' },
    };
    versionIds.push(insertVersion(db, workId, version, segments(random, paragraphs), { now: Date.now() }));
  }
  const relations = versionIds
    .slice(1)
    .map((b) => ({ a: versionIds[0]!, b, verdict: 'translation', score: 0.95 }) as const);
  replaceAlignment(db, workId, { versionIds, beads: beads(random, versions, paragraphs, even), relations });
  return workId;
}

/** Paragraphs of one to six sentences, a heading every fortieth. */
function* segments(random: () => number, count: number): Generator<NewSegment> {
  for (let index = 0; index < count; index += 1) {
    const heading = index % 40 === 0;
    const sentences: number[] = [];
    let text = heading ? `Chapter ${index / 40 + 1}` : '';
    if (heading) sentences.push(0, text.length);
    const length = heading ? 0 : 1 + Math.floor(random() * 6);
    for (let sentence = 0; sentence < length; sentence += 1) {
      if (text !== '') text += ' ';
      const start = text.length;
      text += sentenceOf(random);
      sentences.push(start, text.length);
    }
    const kind = heading ? 'heading' : 'paragraph';
    yield { kind, level: heading ? 1 : 0, text, paratext: false, reason: null, sentences };
  }
}

const WORDS =
  'the a river old house king came went to and of over under quiet morning light stone voice letter winter road'.split(
    ' ',
  );

function sentenceOf(random: () => number): string {
  const words = Array.from({ length: 5 + Math.floor(random() * 14) }, () => WORDS[Math.floor(random() * WORDS.length)]);
  return `${words.join(' ')}.`;
}

/** Rows of one paragraph in each version, now and then one that a version lacks. */
function beads(random: () => number, versions: number, paragraphs: number, even: boolean): NewBead[] {
  const rows: NewBead[] = [];
  for (let index = 0; index < paragraphs; index += 1) {
    const split = versions > 1 && random() < 0.02 && !even;
    const doubtful = random() < 0.05;
    const shared = { score: doubtful ? 0.4 : 0.93, status: doubtful ? 'doubtful' : 'auto', pinned: false } as const;
    const row = (has: (column: number) => boolean, gapAt: number): NewBead => ({
      ...shared,
      runs: Array.from({ length: versions }, (_, column) => (has(column) ? [index, index + 1] : [gapAt, gapAt])),
      reasons: doubtful ? [{ code: 'length', values: { ratio: 3.1 } }] : [],
      sentenceBeads: [
        { score: 0.9, runs: Array.from({ length: versions }, (_, column) => (has(column) ? [0, 1] : [0, 0])) },
      ],
    });
    if (!split) rows.push(row(() => true, index));
    else
      rows.push(
        row((column) => column === 0, index),
        row((column) => column !== 0, index + 1),
      );
  }
  return rows;
}

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
