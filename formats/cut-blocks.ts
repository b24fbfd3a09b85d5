/** Keeps blocks at a length that later steps can bound their work by, as text/ does for plain text. */
import { PARAGRAPH_MAX, cutRange } from '../text/paragraphs/cut.ts';
import type { DocumentBlock } from './document.ts';

/** Cuts blocks of more than PARAGRAPH_MAX characters into several, after a sentence where there is one. `cut`: how many were. */
export function cutLongBlocks(blocks: readonly DocumentBlock[]): { blocks: readonly DocumentBlock[]; cut: number } {
  const long = blocks.filter((block) => block.text.length > PARAGRAPH_MAX);
  if (long.length === 0) return { blocks, cut: 0 };
  const pieces = blocks.flatMap((block): DocumentBlock[] => {
    const { text } = block;
    if (text.length <= PARAGRAPH_MAX) return [block];
    // A range of the source would be a guess for a piece: markup stands between the characters.
    return cutRange(text, 0, text.length).map(([start, end]) => {
      return { ...block, text: text.slice(start, end).trim(), source: undefined };
    });
  });
  return { blocks: pieces.filter((block) => block.text !== ''), cut: long.length };
}
