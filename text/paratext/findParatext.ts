import type { Block, ParatextReason } from '../types.ts';

export interface ParatextMark {
  readonly index: number;
  readonly reason: ParatextReason;
  /** 0 to 1. */
  readonly score: number;
}

const COMMENT =
  /^(?:leave a (?:comment|reply)|lascia un commento|laisser un commentaire|(?:schreibe?n? (?:sie )?)?einen kommentar)/iu;
const CREDIT = /^(?:foto|photo|image|bild)\s*(?:by\s+|[:©])/iu;

/** Blocks that look like page furniture, by index. */
export function findParatext(blocks: readonly Block[], _language: string): ParatextMark[] {
  const marks: ParatextMark[] = [];
  blocks.forEach((block, index) => {
    if (block.text.length > 200) return;
    if (COMMENT.test(block.text)) marks.push({ index, reason: 'comment-form', score: 0.9 });
    else if (CREDIT.test(block.text)) marks.push({ index, reason: 'credit-line', score: 0.8 });
    else if (index > 0 && block.text === blocks[0]!.text) marks.push({ index, reason: 'repeated-title', score: 0.9 });
  });
  return marks;
}
