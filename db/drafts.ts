/**
 * Drafts of an import: what was read from files and is not stored yet. Each draft is a SQLite file of its own in the library's
 * folder drafts/, so that 200 files of a megabyte cost disk and no memory, a page of one is a query, and throwing a draft away is
 * deleting a file. Nothing in it is worth keeping over a restart.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { HexaplaError } from '../contract/errors.ts';
import type { DraftSegment, DraftVersion, ParatextReason } from '../contract/import.ts';
import type { Run, SegmentKind } from '../contract/model.ts';
import { all, brandReadable, brandWritable, each, get, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

const SCHEMA = `
CREATE TABLE version (
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  summary TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE segment (
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  level INTEGER NOT NULL,
  paratext INTEGER NOT NULL,
  reason TEXT,
  source TEXT,
  sentences TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (key, number)
) STRICT;
-- Files that hold several versions with their rows: the file's bytes once, and what it says of the rows.
CREATE TABLE aligned (
  source TEXT PRIMARY KEY,
  facts TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX segment_proposal ON segment (key, number) WHERE reason IS NOT NULL OR paratext = 1;
`;

const BATCH = 500;

/** A segment as it is read from a file, before the user has his say. */
export interface ReadSegment {
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  readonly paratext: boolean;
  readonly reason?: ParatextReason;
  readonly source?: Run;
  readonly sentences: readonly Run[];
}

/** What a draft knows of a version besides its segments. */
export type DraftSummary = Omit<DraftVersion, 'first' | 'proposals'>;

/** Segments that the import dialog shows of each version at once. */
const FIRST = 8;

function draftPath(folder: string, draftId: string): string {
  // Ids are made by us; one that is not a plain word would name another place.
  if (!/^[\w-]{1,64}$/u.test(draftId)) throw noDraft(draftId);
  return join(folder, `${draftId}.db`);
}

function noDraft(draftId: string): HexaplaError {
  return new HexaplaError('not-found', 'No such draft; it was discarded or the library was closed', { draftId });
}

/** Starts an empty draft. Close it with closeConnection. */
export function createDraft(folder: string, draftId: string): WritableDb {
  mkdirSync(folder, { recursive: true });
  const db = connect(draftPath(folder, draftId), false);
  db.exec(SCHEMA);
  return brandWritable(db);
}

/** @throws HexaplaError not-found { draftId } */
export function openDraft(folder: string, draftId: string, mode: 'read'): ReadableDb;
export function openDraft(folder: string, draftId: string, mode: 'write'): WritableDb;
export function openDraft(folder: string, draftId: string, mode: 'read' | 'write'): ReadableDb {
  const path = draftPath(folder, draftId);
  if (!existsSync(path)) throw noDraft(draftId);
  const db = connect(path, mode === 'read');
  return mode === 'read' ? brandReadable(db) : brandWritable(db);
}

function connect(path: string, readonly: boolean): BetterSqlite.Database {
  const db = new BetterSqlite(path, { readonly, timeout: 5000 });
  db.pragma('synchronous = OFF');
  if (!readonly) db.pragma('journal_mode = MEMORY');
  return db;
}

/** Throws a draft away. One that has gone already is no error. */
export function discardDraft(folder: string, draftId: string): void {
  rmSync(draftPath(folder, draftId), { force: true });
}

/** Throws all drafts away: those of the last run, which nobody can name any more. */
export function discardAllDrafts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true, recursive: true });
}

/**
 * Puts a version into a draft, in place of the one with this key if there is one. `bytes` null keeps the stored ones.
 * `onBatch` gets the number of segments written and may throw; the draft is then as before.
 */
export function putDraftVersion(
  db: WritableDb,
  summary: DraftSummary,
  segments: readonly ReadSegment[],
  options: {
    readonly position: number;
    readonly bytes: Uint8Array | null;
    readonly onBatch?: (written: number) => void;
  },
): void {
  transaction(db, () => {
    const bytes = options.bytes ?? ownBytes(db, summary.key);
    run(db, 'DELETE FROM segment WHERE key = ?', [summary.key]);
    run(db, 'INSERT OR REPLACE INTO version (key, position, summary, bytes) VALUES (?, ?, ?, ?)', [
      summary.key,
      options.position,
      JSON.stringify(summary),
      bytes,
    ]);
    segments.forEach((segment, index) => {
      run(
        db,
        `INSERT INTO segment (key, number, kind, level, paratext, reason, source, sentences, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          summary.key,
          index,
          segment.kind,
          segment.level,
          segment.paratext ? 1 : 0,
          segment.reason ?? null,
          segment.source ? JSON.stringify(segment.source) : null,
          JSON.stringify(segment.sentences.flat()),
          segment.text,
        ],
      );
      if (index % BATCH === 0) options.onBatch?.(index);
    });
  });
}

/** What was put with the version itself: nothing where its file holds several. */
function ownBytes(db: ReadableDb, key: string): Uint8Array {
  const row = get<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM version WHERE key = ?', [key]);
  if (!row) throw noVersion(key);
  return row.bytes;
}

/** The original's bytes. @throws HexaplaError not-found { key } */
export function draftBytes(db: ReadableDb, key: string): Uint8Array {
  const row = get<{ bytes: Uint8Array }>(
    db,
    `SELECT coalesce(a.bytes, v.bytes) AS bytes
     FROM version v LEFT JOIN aligned a ON a.source = v.summary ->> '$.aligned.source' WHERE v.key = ?`,
    [key],
  );
  if (!row) throw noVersion(key);
  return row.bytes;
}

/** Puts a file into a draft whose versions came with their rows. `facts`: what it says of them, plain data. */
export function putDraftAlignment(db: WritableDb, source: string, facts: unknown, bytes: Uint8Array): void {
  const params = [source, JSON.stringify(facts), bytes];
  run(db, 'INSERT OR REPLACE INTO aligned (source, facts, bytes) VALUES (?, ?, ?)', params);
}

/** What `putDraftAlignment` was given, as JSON. @throws HexaplaError not-found { key } */
export function draftAlignment(db: ReadableDb, source: string): string {
  const row = get<{ facts: string }>(db, 'SELECT facts FROM aligned WHERE source = ?', [source]);
  if (!row) throw noVersion(source);
  return row.facts;
}

/** A version's summary and where it stands in the draft. @throws HexaplaError not-found { key } */
export function draftSummary(db: ReadableDb, key: string): { summary: DraftSummary; position: number } {
  const sql = 'SELECT summary, position FROM version WHERE key = ?';
  const row = get<{ summary: string; position: number }>(db, sql, [key]);
  if (!row) throw noVersion(key);
  return { summary: JSON.parse(row.summary) as DraftSummary, position: row.position };
}

function noVersion(key: string): HexaplaError {
  return new HexaplaError('not-found', 'No such version in the draft', { key });
}

/** All versions' keys in the order of the sources. */
export function draftKeys(db: ReadableDb): string[] {
  return all<{ key: string }>(db, 'SELECT key FROM version ORDER BY position').map(({ key }) => key);
}

/** A version as the import dialog shows it. @throws HexaplaError not-found { key } */
export function draftVersion(db: ReadableDb, key: string): DraftVersion {
  const { summary } = draftSummary(db, key);
  const proposals = all<SegmentRecord>(
    db,
    `SELECT ${SEGMENT_COLUMNS} FROM segment WHERE key = ? AND (reason IS NOT NULL OR paratext = 1) ORDER BY number`,
    [key],
  );
  return { ...summary, first: draftSegments(db, key, 0, FIRST), proposals: proposals.map(draftSegment) };
}

interface SegmentRecord {
  readonly number: number;
  readonly kind: SegmentKind;
  readonly level: number;
  readonly paratext: number;
  readonly reason: ParatextReason | null;
  readonly source: string | null;
  readonly text: string;
}
const SEGMENT_COLUMNS = 'number, kind, level, paratext, reason, source, text';

function draftSegment(row: SegmentRecord): DraftSegment {
  return {
    index: row.number,
    kind: row.kind,
    level: row.level,
    text: row.text,
    paratext: row.paratext === 1,
    ...(row.reason ? { reason: row.reason } : {}),
    ...(row.source ? { source: JSON.parse(row.source) as Run } : {}),
  };
}

/** `count` segments from index `from` on. */
export function draftSegments(db: ReadableDb, key: string, from: number, count: number): DraftSegment[] {
  const sql = `SELECT ${SEGMENT_COLUMNS} FROM segment WHERE key = ? AND number >= ? ORDER BY number LIMIT ?`;
  return all<SegmentRecord>(db, sql, [key, from, count]).map(draftSegment);
}

/** Segments in order, all or the first `limit`, with their sentences as flat ranges, ready to be stored or aligned. */
export function* draftTexts(
  db: ReadableDb,
  key: string,
  limit = -1,
): Generator<{
  kind: SegmentKind;
  level: number;
  text: string;
  paratext: boolean;
  reason: string | null;
  sentences: number[];
}> {
  const sql =
    'SELECT kind, level, paratext, reason, sentences, text FROM segment WHERE key = ? ORDER BY number LIMIT ?';
  for (const row of each<SegmentRecord & { sentences: string }>(db, sql, [key, limit])) {
    yield {
      kind: row.kind,
      level: row.level,
      text: row.text,
      paratext: row.paratext === 1,
      reason: row.reason,
      sentences: JSON.parse(row.sentences) as number[],
    };
  }
}

/** What the user set against the proposals, by index; carried over when only the language changes. */
export function setDraftParatext(
  db: WritableDb,
  key: string,
  flips: readonly { readonly index: number; readonly paratext: boolean }[],
): void {
  transaction(db, () => {
    for (const { index, paratext } of flips) {
      run(db, 'UPDATE segment SET paratext = ? WHERE key = ? AND number = ?', [paratext ? 1 : 0, key, index]);
    }
  });
}

/** Indexes whose mark the user has reversed: proposed and not paratext, or paratext without a proposal. */
export function reversedParatext(db: ReadableDb, key: string): { index: number; paratext: boolean }[] {
  const sql = 'SELECT number, paratext FROM segment WHERE key = ? AND (reason IS NOT NULL) <> paratext ORDER BY number';
  return all<{ number: number; paratext: number }>(db, sql, [key]).map((row) => ({
    index: row.number,
    paratext: row.paratext === 1,
  }));
}
