/** Keeps blocks at a length that later steps can bound their work by, as text/ does for plain text. */
import { PARAGRAPH_MAX, cutRange } from '../text/paragraphs/cut.ts';
import type { DraftWarning } from '../contract/import.ts';
import type { DocumentBlock } from './document.ts';

/** Cuts blocks of more than PARAGRAPH_MAX characters into several, after a sentence where there is one. `cut`: how many were. */
export function cutLongBlocks(blocks: readonly DocumentBlock[]): { blocks: readonly DocumentBlock[]; cut: number } {
  const long = blocks.filter((block) => block.text.length > PARAGRAPH_MAX);
  if (long.length === 0) return { blocks, cut: 0 };
  const pieces = blocks.flatMap((block): DocumentBlock[] => {
    const { text } = block;
    if (text.length <= PARAGRAPH_MAX) return [block];
    // A range of the source would be a guess for a piece: markup stands between the characters.
    return cutText(text).map((piece) => ({ ...block, text: piece, source: undefined }));
  });
  return { blocks: pieces.filter((block) => block.text !== ''), cut: long.length };
}

/** The pieces of a text longer than PARAGRAPH_MAX, trimmed; one may be empty. */
export const cutText = (text: string): string[] =>
  cutRange(text, 0, text.length).map(([start, end]) => text.slice(start, end).trim());

/** @param count blocks that were cut */
export const cutWarnings = (count: number): DraftWarning[] =>
  count > 0 ? [{ code: 'long-paragraph-cut', values: { count } }] : [];
