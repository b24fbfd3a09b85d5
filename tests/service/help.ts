/** Words that the service's tests share: plans from drafts, invariants of a library on disk. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import BetterSqlite from 'better-sqlite3';
import { HexaplaError } from '../../contract/errors.ts';
import type { DraftVersion, ImportDraft, ImportPlan } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import { ServiceClient, temporaryHome } from './client.ts';

export const pasted = (name: string, text: string) => ({ kind: 'text', name, text }) as const;

/** `count` paragraphs that differ from one another and resemble those of the other language. */
export function story(language: 'en' | 'it', count: number): string {
  const sentence = {
    en: (index: number) =>
      `Chapter paragraph ${index} tells of Anna and of ${index * 7} ships in London. They sailed away.`,
    it: (index: number) => `Il paragrafo ${index} racconta di Anna e di ${index * 7} navi a London. Partirono lontano.`,
  }[language];
  return Array.from({ length: count }, (_, index) => sentence(index + 1)).join('\n\n');
}

export function metaOf(version: DraftVersion) {
  return { language: version.language.value, label: '', translator: '', date: '', source: '', original: false };
}

/** All readable versions of a draft as one work, new or stored. */
export function planOf(draft: ImportDraft, title: string, workId: WorkId | null = null): ImportPlan {
  const versions = draft.versions
    .filter(({ error }) => !error)
    .map((version) => ({ key: version.key, meta: metaOf(version) }));
  return { draftId: draft.draftId, works: [{ workId, title, author: '', tags: [], versions }] };
}

/** Imports pasted texts as one work. */
export async function importWork(
  client: ServiceClient,
  title: string,
  texts: Readonly<Record<string, string>>,
): Promise<WorkId> {
  const sources = Object.entries(texts).map(([name, text]) => pasted(name, text));
  const draft = await client.run('import.inspect', { sources });
  const { workIds } = await client.run('import.commit', planOf(draft, title));
  return workIds[0] as WorkId;
}

/** Aligns a work anew and takes over all that would change. */
export async function realign(client: ServiceClient, workId: WorkId): Promise<{ accepted: number }> {
  const { proposalId } = await client.run('align.propose', { workId, scope: { kind: 'all' } });
  return client.run('align.accept', { proposalId, changes: 'all' });
}

/** The error that a promise rejects with. Throws when it does not, or with something else. */
export async function errorOf(promise: Promise<unknown>): Promise<HexaplaError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof HexaplaError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

/** Looks into library.db of a service that has ended. */
export function inspectLibrary<Result>(home: string, look: (db: BetterSqlite.Database) => Result): Result {
  const db = new BetterSqlite(join(home, 'library.db'), { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

/** What is broken in a library: damage, references to nothing, segments outside of beads or out of order. */
export function problemsOf(home: string): unknown[] {
  return inspectLibrary(home, (db) => {
    const check = (db.pragma('integrity_check') as { integrity_check: string }[]).filter(
      (row) => row.integrity_check !== 'ok',
    );
    const keys = db.pragma('foreign_key_check') as unknown[];
    const loose = db
      .prepare(
        `SELECT s.id AS loose FROM segment s JOIN version v ON v.id = s.version_id LEFT JOIN bead_segment bs ON bs.segment_id = s.id
         LEFT JOIN bead b ON b.id = bs.bead_id WHERE b.work_id IS NOT v.work_id`,
      )
      .all();
    const turned = db
      .prepare(
        `SELECT * FROM (SELECT s.id AS turned, b.position,
           lag(b.position) OVER (PARTITION BY s.version_id ORDER BY s.number) AS before
         FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id JOIN bead b ON b.id = bs.bead_id)
         WHERE before > position`,
      )
      .all();
    const empty = db.prepare('SELECT id AS empty FROM bead WHERE id NOT IN (SELECT bead_id FROM bead_segment)').all();
    const counts = db
      .prepare(
        `SELECT v.id AS miscounted FROM version v
         WHERE v.segment_count <> (SELECT count(*) FROM segment s WHERE s.version_id = v.id)`,
      )
      .all();
    return [...check, ...keys, ...loose, ...turned, ...empty, ...counts];
  });
}

/** A library that is filled once for a test file, and of which every test has a copy of its own. */
export function copiedLibrary(fill: (client: ServiceClient) => Promise<unknown>): {
  /** Of the test that runs. */
  readonly home: string;
  /** One more copy, into a folder that is there. */
  readonly copyTo: (folder: string) => void;
} {
  const stored = temporaryHome();
  let copy = stored;
  const copyTo = (folder: string) => cpSync(stored.home, folder, { recursive: true });
  beforeAll(async () => {
    const client = await ServiceClient.open({ home: stored.home });
    await fill(client);
    await client.close();
  });
  beforeEach(() => {
    copy = temporaryHome();
    copyTo(copy.home);
  });
  afterEach(() => copy.remove());
  afterAll(() => stored.remove());
  return {
    get home() {
      return copy.home;
    },
    copyTo,
  };
}
