/** import.change: reads one version of a draft again as the user says, or reverses its paratext marks. */
import { HexaplaError } from '../../contract/errors.ts';
import { INPUT_FORMATS } from '../../contract/import.ts';
import type { DraftChange, DraftVersion } from '../../contract/import.ts';
import {
  closeConnection,
  draftBytes,
  draftSummary,
  draftTexts,
  draftVersion,
  openDraft,
  putDraftVersion,
  reversedParatext,
  setDraftParatext,
  transaction,
} from '../../db/index.ts';
import type { DraftSummary, ReadSegment, WritableDb } from '../../db/index.ts';
import { guessDocumentLanguages, readDocument, toVersion } from '../../formats/index.ts';
import type { Document } from '../../formats/index.ts';
import { splitSentences } from '../../text/index.ts';
import type { LanguageGuess } from '../../text/index.ts';
import { failedSummary, isFileError, saidLanguage, summaryOf } from './draft-entry.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

export const changeDraft: Task<'import.change'> = async (context, { draftId, key, change }) => {
  const draft = openDraft(context.folders.drafts, draftId, 'write');
  try {
    const { paratext, ...reading } = change;
    if (Object.values(reading).some((value) => value !== undefined)) await readAgain(context, draft, key, reading);
    if (paratext) setDraftParatext(draft, key, paratext);
    return draftVersion(draft, key) satisfies DraftVersion;
  } finally {
    closeConnection(draft);
  }
};

async function readAgain(
  context: TaskContext,
  draft: WritableDb,
  key: string,
  change: Omit<DraftChange, 'paratext'>,
): Promise<void> {
  const { summary, position } = draftSummary(draft, key);
  if (summary.aligned) return readInLanguage(draft, key, change);
  const report = stage(context, 'segmenting', [0.3, 1], summary.fileName);
  stage(context, 'reading', [0, 0.3], summary.fileName)(0, 1);
  const facts = { key, fileName: summary.fileName, byteLength: summary.byteLength, hash: summary.hash };
  const bytes = draftBytes(draft, key);
  // A file that never could be read has nothing to be read again.
  if (summary.error && bytes.byteLength === 0) throw new HexaplaError('conflict', 'The file was not read', { key });
  try {
    const document = await readDocument(bytes, readOptions(summary, change));
    const guess = await languageAfter(summary, change, document);
    const version = toVersion(document, guess.language.value, report);
    const warnings = summary.warnings.filter(({ code }) => code === 'already-in-library');
    // Another language changes sentences and proposals but not the blocks: what the user reversed stays so.
    const sameBlocks = !summary.error && change.encoding === undefined && !change.format && !change.convention;
    transaction(draft, () => {
      const reversed = sameBlocks ? reversedParatext(draft, key) : [];
      const next = summaryOf(facts, document, guess, version.segments, warnings);
      putDraftVersion(draft, next, version.segments, { position, bytes: null, onBatch: () => report(1, 1) });
      setDraftParatext(draft, key, reversed);
    });
  } catch (error) {
    if (!isFileError(error) || error.code === 'bad-request') throw error;
    putDraftVersion(draft, failedSummary(facts, error), [], { position, bytes: null });
  }
}

/** The segments of a file that brought its rows stay as they are; another language parts their sentences otherwise. */
function readInLanguage(draft: WritableDb, key: string, { language, ...reading }: Omit<DraftChange, 'paratext'>): void {
  const { summary, position } = draftSummary(draft, key);
  if (language === undefined || Object.values(reading).some((value) => value !== undefined))
    throw new HexaplaError('bad-request', 'A file with rows of its own is read in one way only', { key });
  const segments = Array.from(draftTexts(draft, key), ({ reason: _reason, ...segment }): ReadSegment => ({
    ...segment,
    sentences: splitSentences(segment.text, language),
  }));
  const next = { ...summary, ...saidLanguage(language, summary.languages) };
  putDraftVersion(draft, next, segments, { position, bytes: null });
}

/** What the user has chosen now or before. A file that failed is read afresh, with nothing but the new choice. */
function readOptions(summary: DraftSummary, change: Omit<DraftChange, 'paratext'>): Parameters<typeof readDocument>[1] {
  const kept = summary.error ? undefined : summary;
  const encoding = change.encoding ?? kept?.encoding.value;
  const format = change.format ?? INPUT_FORMATS.find((one) => one === kept?.format);
  // A convention that was found belongs to the text as it was read; only a chosen one counts.
  const { convention } = change;
  const language = change.language ?? kept?.language.value;
  return {
    fileName: summary.fileName,
    ...(encoding ? { encoding } : {}),
    ...(format ? { format } : {}),
    ...(convention ? { convention } : {}),
    ...(language && language !== 'und' ? { language } : {}),
  };
}

/** The language that was chosen; guessed anew where the bytes are read as other letters; else as before. */
async function languageAfter(
  summary: DraftSummary,
  change: Omit<DraftChange, 'paratext'>,
  document: Document,
): Promise<LanguageGuess> {
  if (change.language !== undefined) {
    const { language: value } = change;
    const languages = summary.languages.some((guess) => guess.value === value)
      ? summary.languages
      : [{ value, score: 1 }, ...summary.languages];
    return { language: { value, score: 1 }, languages };
  }
  const reread = change.encoding !== undefined || summary.error !== undefined;
  const [guess] = reread ? await guessDocumentLanguages([document]) : [];
  return guess ?? { language: summary.language, languages: summary.languages };
}
