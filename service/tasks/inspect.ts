/** import.inspect: reads sources into a draft, guesses what they are and which belong together. Stores nothing in the library. */
import { randomUUID } from 'node:crypto';
import { HexaplaError } from '../../contract/errors.ts';
import type { DraftWarning, ImportDraft, ParagraphConvention } from '../../contract/import.ts';
import {
  closeConnection,
  createDraft,
  discardDraft,
  draftKeys,
  draftVersion,
  putDraftVersion,
  readSettings,
  worksWithOriginal,
} from '../../db/index.ts';
import type { WritableDb } from '../../db/index.ts';
import { guessDocumentLanguages, readAligned, readDocument, toVersion } from '../../formats/index.ts';
import type { AlignedDocument, Document } from '../../formats/index.ts';
import type { LanguageGuess } from '../../text/index.ts';
import { alignedTexts, putAlignedVersions } from './aligned-entry.ts';
import { failedSummary, isFileError, summaryOf } from './draft-entry.ts';
import type { SourceFacts } from './draft-entry.ts';
import { proposeGroups } from './grouping.ts';
import { hashOf, readBytes, sourceName } from './read-source.ts';
import { stage } from './task.ts';
import type { Source, Task, TaskContext } from './task.ts';

/** All sources of one import together. More come in a second import. */
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;

interface ReadSource {
  readonly facts: SourceFacts;
  readonly bytes: Uint8Array;
  readonly result: Document | AlignedDocument | HexaplaError;
}

const isAligned = (result: ReadSource['result']): result is AlignedDocument => 'beads' in result;

export const inspectSources: Task<'import.inspect'> = async (context, { sources, workId }) => {
  const draftId = randomUUID();
  const read = await readSources(context, sources);
  const guesses = await guessLanguages(context, read);
  const draft = createDraft(context.folders.drafts, draftId);
  try {
    writeVersions(context, draft, read, guesses);
    const versions = draftKeys(draft).map((key) => draftVersion(draft, key));
    const groups = proposeGroups(context, draft, versions, workId);
    const answer: ImportDraft = { draftId, versions, groups };
    return answer;
  } catch (error) {
    discardDraft(context.folders.drafts, draftId);
    throw error;
  } finally {
    closeConnection(draft);
  }
};

async function readSources(context: TaskContext, sources: readonly Source[]): Promise<ReadSource[]> {
  const read: ReadSource[] = [];
  let total = 0;
  const { importConvention: convention } = readSettings(context.db());
  for (const [index, source] of sources.entries()) {
    const report = stage(context, 'reading', [0, 0.4], sourceName(source));
    const checkpoint = () => report(index, sources.length);
    checkpoint();
    const one = await readSource(source, `v${index + 1}`, MAX_TOTAL_BYTES - total, convention, checkpoint);
    total += one.bytes.byteLength;
    read.push(one);
  }
  return read;
}

async function readSource(
  source: Source,
  key: string,
  room: number,
  convention: ParagraphConvention,
  checkpoint: () => void,
): Promise<ReadSource> {
  const fileName = sourceName(source);
  let bytes: Uint8Array = new Uint8Array();
  let facts: SourceFacts = { key, fileName, byteLength: 0, hash: '' };
  try {
    bytes = readBytes(source, checkpoint);
    facts = { ...facts, byteLength: bytes.byteLength, hash: hashOf(bytes) };
    if (bytes.byteLength > room) {
      bytes = new Uint8Array();
      throw new HexaplaError('too-large', 'The files are too much for one import', { file: fileName });
    }
    checkpoint();
    const aligned = await readAligned(bytes, fileName, checkpoint);
    return { facts, bytes, result: aligned ?? (await readDocument(bytes, { fileName, convention })) };
  } catch (error) {
    if (!isFileError(error)) throw error;
    return { facts, bytes, result: error };
  }
}

/**
 * Guessed for all together, since versions of one work help to tell close relatives apart. For each source a guess per version that it
 * holds; none for sources not read.
 */
async function guessLanguages(context: TaskContext, read: readonly ReadSource[]): Promise<LanguageGuess[][]> {
  const report = stage(context, 'decoding', [0.4, 0.5]);
  report(0, read.length);
  const texts = read.map(({ result }) => {
    if (result instanceof HexaplaError) return [];
    return isAligned(result) ? alignedTexts(result) : [result];
  });
  const guesses = await guessDocumentLanguages(texts.flat());
  let next = 0;
  return texts.map((own) => guesses.slice(next, (next += own.length)));
}

function writeVersions(
  context: TaskContext,
  draft: WritableDb,
  read: readonly ReadSource[],
  guesses: readonly (readonly LanguageGuess[])[],
): void {
  /** Of the next version; a source may hold several. */
  let position = 0;
  read.forEach(({ facts, bytes, result }, index) => {
    const share = [0.5 + (0.45 * index) / read.length, 0.5 + (0.45 * (index + 1)) / read.length] as const;
    const report = stage(context, 'segmenting', share, facts.fileName);
    const own = guesses[index] ?? [];
    const [guess] = own;
    if (result instanceof HexaplaError || !guess) {
      const error = result instanceof HexaplaError ? result : new HexaplaError('file-unreadable', facts.fileName);
      putDraftVersion(draft, failedSummary(facts, error), [], { position: position++, bytes });
      return;
    }
    const warnings = libraryWarnings(context, facts.hash);
    if (isAligned(result)) {
      position += putAlignedVersions(draft, { facts, bytes, guesses: own, warnings, position }, result, report);
      return;
    }
    const version = toVersion(result, guess.language.value, report);
    const summary = summaryOf(facts, result, guess, version.segments, warnings);
    const onBatch = () => report(1, 1);
    putDraftVersion(draft, summary, version.segments, { position: position++, bytes, onBatch });
  });
}

/** Names the work that already holds these very bytes. */
function libraryWarnings(context: TaskContext, hash: string): DraftWarning[] {
  const [work] = worksWithOriginal(context.db(), hash);
  return work ? [{ code: 'already-in-library', values: { workId: work.workId, title: work.title } }] : [];
}
