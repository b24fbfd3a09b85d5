/**
 * Document -> version: the step that the command line and the service share. Language is decided for all texts of a work together,
 * then each block gets its sentences and, where it looks like page furniture, its proposal.
 */
import type { ParatextReason } from '../contract/import.ts';
import { findParatext, guessLanguages, primary, splitSentences } from '../text/index.ts';
import type { Checkpoint, LanguageGuess, SegmentKind, Span } from '../text/index.ts';
import type { Document, DocumentBlock } from './document.ts';

export interface VersionSegment {
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  /** True where it is proposed to be folded away. */
  readonly paratext: boolean;
  readonly reason?: ParatextReason;
  /** Half-open ranges of characters in `text`, in order. */
  readonly sentences: readonly Span[];
  /** Where it stood in the decoded file, where that is known. */
  readonly source?: Span;
}

/** A version before it is stored. Satisfies the engine's AlignVersion. */
export interface VersionText {
  /** BCP 47; 'und' where unknown. */
  readonly language: string;
  readonly segments: readonly VersionSegment[];
}

/** Characters of a text that its language is guessed from; more would change nothing. */
const SAMPLE_CHARACTERS = 20_000;
const SAMPLE_BLOCKS = 400;
/** A declared language is believed where the text gives it at least this share of the best guess's score. */
const BELIEVED = 0.5;

/**
 * The languages of texts that may be versions of one work, in their order, decided together so that close relatives are told apart.
 * What a file declares of itself counts where its text does not speak against it.
 */
export async function guessDocumentLanguages(
  documents: readonly Pick<Document, 'blocks' | 'language'>[],
): Promise<LanguageGuess[]> {
  const guesses = await guessLanguages(documents.map(sampleOf));
  return guesses.map((guess, index) => withDeclared(guess, documents[index]?.language));
}

function withDeclared(guess: LanguageGuess, declared: string | undefined): LanguageGuess {
  const { language: best, languages } = guess;
  if (!declared || declared === best.value) return guess;
  const fitting = languages.find((one) => primary(one.value) === primary(declared));
  if (best.value !== 'und' && (!fitting || fitting.score < best.score * BELIEVED)) return guess;
  const language = { value: declared, score: fitting?.score ?? 0.5 };
  const others = languages.filter((one) => one.value !== fitting?.value && one.value !== 'und');
  return { language, languages: [language, ...others] };
}

/** Blocks of running text from all over the document: the beginning alone may be a title page or a foreign motto. */
function sampleOf(document: Pick<Document, 'blocks'>): string[] {
  const plain = document.blocks.filter((block) => !block.hint && block.kind !== 'code' && block.text !== '');
  const step = Math.max(1, Math.floor(plain.length / SAMPLE_BLOCKS));
  const sample: string[] = [];
  let characters = 0;
  for (let index = 0; index < plain.length && characters < SAMPLE_CHARACTERS; index += step) {
    const text = plain[index]!.text.slice(0, 1000);
    sample.push(text);
    characters += text.length;
  }
  return sample;
}

/**
 * @param language BCP 47 of the text, or 'und'
 * @param checkpoint called with blocks done and their number, at least every 50 ms; throw from it to stop
 */
export function toVersion(document: Document, language: string, checkpoint?: Checkpoint): VersionText {
  const reasons = paratextOf(document, language);
  const segments: VersionSegment[] = [];
  const total = document.blocks.length;
  let unseen = 0;
  document.blocks.forEach((block, index) => {
    segments.push(toSegment(block, language, reasons.get(index)));
    unseen += block.text.length + 50;
    if (unseen < 20_000) return;
    unseen = 0;
    checkpoint?.(index + 1, total);
  });
  checkpoint?.(total, total);
  return { language, segments };
}

function toSegment(block: DocumentBlock, language: string, reason: ParatextReason | undefined): VersionSegment {
  const { kind, level, text, source } = block;
  return {
    kind,
    level,
    text,
    paratext: reason !== undefined,
    ...(reason ? { reason } : {}),
    sentences: text === '' ? [] : splitSentences(text, language),
    ...(source ? { source } : {}),
  };
}

/** What the words give away, and what the markup told the reader. A text given line by line is taken as it is. */
function paratextOf(document: Document, language: string): Map<number, ParatextReason> {
  const reasons = new Map<number, ParatextReason>();
  if (document.format === 'lines') return reasons;
  document.blocks.forEach((block, index) => {
    if (block.hint) reasons.set(index, block.hint);
  });
  for (const mark of findParatext(document.blocks, language)) reasons.set(mark.index, mark.reason);
  return reasons;
}
