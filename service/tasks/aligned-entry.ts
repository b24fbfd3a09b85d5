/** Versions of a draft whose file brought their rows with it: each is one like any other, and the draft keeps what the file says of the rows. */
import type { DraftWarning } from '../../contract/import.ts';
import { putDraftAlignment, putDraftVersion } from '../../db/index.ts';
import type { DraftSummary, ReadSegment, WritableDb } from '../../db/index.ts';
import type { AlignedDocument, FileAlignment } from '../../formats/index.ts';
import { splitSentences } from '../../text/index.ts';
import type { Checkpoint, LanguageGuess } from '../../text/index.ts';
import { saidLanguage, summaryOf } from './draft-entry.ts';
import type { SourceFacts } from './draft-entry.ts';

type FileVersion = AlignedDocument['versions'][number];

/** The versions of a file as texts to guess languages from. */
export function alignedTexts({ versions }: AlignedDocument): { blocks: FileVersion['segments']; language?: string }[] {
  return versions.map(({ segments: blocks, language }) => ({ blocks, ...(language ? { language } : {}) }));
}

interface AlignedSource {
  readonly facts: SourceFacts;
  readonly bytes: Uint8Array;
  /** One per version. */
  readonly guesses: readonly LanguageGuess[];
  readonly warnings: readonly DraftWarning[];
  /** Of the first version in the draft. */
  readonly position: number;
}

/** @returns how many versions were put */
export function putAlignedVersions(
  draft: WritableDb,
  source: AlignedSource,
  document: AlignedDocument,
  checkpoint: Checkpoint,
): number {
  const { key } = source.facts;
  const { beads, relations, links, notes, about } = document;
  putDraftAlignment(draft, key, { beads, relations, links, notes, about } satisfies FileAlignment, source.bytes);
  document.versions.forEach((version, column) => {
    const guess = declared(version, source.guesses[column]);
    const total = version.segments.length;
    const segments = version.segments.map((segment, index): ReadSegment => {
      if (index % 200 === 0) checkpoint(index, total);
      return { ...segment, sentences: segment.sentences ?? splitSentences(segment.text, guess.language.value) };
    });
    const summary = alignedSummary(source, document, column, guess, segments);
    putDraftVersion(draft, summary, segments, {
      position: source.position + column,
      bytes: new Uint8Array(),
      onBatch: () => checkpoint(total, total),
    });
  });
  return document.versions.length;
}

/** What the file says of its languages is believed: whoever wrote the rows knew them. */
function declared({ language }: FileVersion, guess: LanguageGuess | undefined): LanguageGuess {
  const unknown = { value: 'und', score: 0 };
  const found = guess ?? { language: unknown, languages: [] };
  return language === undefined ? found : saidLanguage(language, found.languages);
}

function alignedSummary(
  { facts, warnings }: AlignedSource,
  document: AlignedDocument,
  column: number,
  guess: LanguageGuess,
  segments: readonly ReadSegment[],
): DraftSummary {
  const { label = '', translator = '', date = '', source = '', original = false } = document.versions[column] ?? {};
  const part = { ...facts, key: `${facts.key}.${column + 1}` };
  return {
    ...summaryOf(part, { ...document, convention: 'auto' }, guess, segments, warnings),
    aligned: {
      source: facts.key,
      column,
      name: firstName(document, column),
      rows: document.beads.length,
      tags: document.tags,
    },
    facts: { label, translator, date, source, original },
  };
}

/** Our exports name a version by label, translator and date, and one that has none of them by its file. */
function firstName({ format, versions }: AlignedDocument, column: number): string {
  const { name = '', label = '', translator = '', date = '' } = versions[column] ?? {};
  return format !== 'table' && label === '' && translator === '' && date === '' ? name.slice(0, 500) : '';
}
