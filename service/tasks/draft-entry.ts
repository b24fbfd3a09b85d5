/** A version of a draft: made from a document, or standing for a file that could not be read. */
import { HexaplaError } from '../../contract/errors.ts';
import type { DraftWarning } from '../../contract/import.ts';
import type { DraftSummary } from '../../db/index.ts';
import type { LanguageGuess } from '../../text/index.ts';

/** What is known of a source before it is understood. */
export interface SourceFacts {
  readonly key: string;
  readonly fileName: string;
  readonly byteLength: number;
  readonly hash: string;
}

/** What a document says of itself and how it was read. */
type Reading = Pick<DraftSummary, 'format' | 'encoding' | 'encodings' | 'convention' | 'title' | 'author' | 'warnings'>;

/** @param warnings besides those of the document */
export function summaryOf(
  facts: SourceFacts,
  document: Reading,
  guess: LanguageGuess,
  segments: readonly { readonly text: string }[],
  warnings: readonly DraftWarning[],
): DraftSummary {
  return {
    ...facts,
    format: document.format,
    encoding: document.encoding,
    encodings: document.encodings,
    language: guess.language,
    languages: guess.languages,
    convention: document.convention,
    title: document.title,
    author: document.author,
    segmentCount: segments.length,
    characterCount: segments.reduce((sum, { text }) => sum + text.length, 0),
    warnings: [...document.warnings, ...warnings],
  };
}

/** A language that somebody said, before those that were guessed. */
export function saidLanguage(value: string, guessed: LanguageGuess['languages']): LanguageGuess {
  const language = { value, score: 1 };
  return { language, languages: [language, ...guessed.filter((one) => one.value !== value)] };
}

/** A source that cannot be imported, shown with the reason. Only errors about the file itself become one; others end the job. */
export function failedSummary(facts: SourceFacts, error: HexaplaError): DraftSummary {
  return {
    ...facts,
    format: 'text',
    encoding: { value: '', score: 0 },
    encodings: [],
    language: { value: 'und', score: 0 },
    languages: [],
    convention: 'auto',
    title: '',
    author: '',
    segmentCount: 0,
    characterCount: 0,
    warnings: [],
    error: { code: error.code, fields: error.fields },
  };
}

/** Whether an error is the file's, so that the other files can go on. */
export function isFileError(error: unknown): error is HexaplaError {
  if (!(error instanceof HexaplaError)) return false;
  return error.code.startsWith('file-') || error.code === 'too-large' || error.code === 'bad-request';
}
