/** Versions of a ship's log, for libraries of tests: a paragraph a day, of two sentences each. */
import type { VersionId, WorkId } from '../../../contract/model.ts';
import { insertVersion } from '../../../db/index.ts';
import type { NewSegment, NewVersion, WritableDb } from '../../../db/index.ts';

function paragraph(text: string): NewSegment {
  const cut = text.indexOf('. ') + 1;
  const sentences = [0, cut, cut + 1, text.length];
  return { kind: 'paragraph', level: 0, text, paratext: false, reason: null, sentences };
}

/** Adds a version whose file is called `name` and the language; English is the original. */
export function addLogVersion(
  db: WritableDb,
  workId: WorkId,
  { name, language, texts }: { name: string; language: string; texts: readonly string[] },
): VersionId {
  const version: NewVersion = {
    language,
    direction: 'ltr',
    label: '',
    translator: '',
    date: '',
    source: '',
    original: language === 'en',
    fileName: `${name}.${language}.txt`,
    hash: `${name} ${language}`.padEnd(64, '0'),
    bytes: new TextEncoder().encode(language),
    reading: { format: 'text' },
  };
  return insertVersion(db, workId, version, texts.map(paragraph), { now: Date.now() });
}
