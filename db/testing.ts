/** Help for tests: a library in a folder of its own, and small works in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run, VersionId, WorkId } from '../contract/model.ts';
import { insertVersion, insertWork, openLibrary, replaceAlignment, transaction } from './index.ts';
import type { Library, NewBead, NewSegment, WritableDb } from './index.ts';

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'hexapla-db-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function temporaryLibrary(): { library: Library; remove: () => void } {
  const folder = temporaryFolder();
  const library = openLibrary(folder.path);
  return {
    library,
    remove: () => {
      library.close();
      folder.remove();
    },
  };
}

/** A paragraph of one sentence. */
export function paragraph(text: string): NewSegment {
  return { kind: 'paragraph', level: 0, text, paratext: false, reason: null, sentences: [0, text.length] };
}

export function bead(...runs: Run[]): NewBead {
  return { runs, score: 0.9, status: 'auto', pinned: false, reasons: [], sentenceBeads: [] };
}

export function addVersion(
  db: WritableDb,
  workId: WorkId,
  language: string,
  segments: Iterable<NewSegment>,
): VersionId {
  const bytes = new TextEncoder().encode(`${workId} ${language}`);
  return insertVersion(
    db,
    workId,
    {
      language,
      direction: 'ltr',
      label: '',
      translator: '',
      date: '',
      source: '',
      original: false,
      fileName: `${language}.txt`,
      hash: `hash of ${workId} ${language}`,
      bytes,
      reading: {},
    },
    segments,
    { now: 1 },
  );
}

/** A work of versions given as lists of paragraphs, aligned as said. */
export function addWork(
  db: WritableDb,
  title: string,
  texts: Readonly<Record<string, readonly string[]>>,
  beads: readonly NewBead[],
): { workId: WorkId; versionIds: VersionId[] } {
  return transaction(db, () => {
    const workId = insertWork(db, { title, author: '', tags: [] }, 1);
    const versionIds = Object.entries(texts).map(([language, list]) =>
      addVersion(db, workId, language, list.map(paragraph)),
    );
    replaceAlignment(db, workId, { versionIds, beads, relations: [] });
    return { workId, versionIds };
  });
}
