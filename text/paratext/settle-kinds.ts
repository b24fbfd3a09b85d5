/** Kinds once more, now that the page furniture is known: what stood above the title no longer passes for it. */
import type { Block } from '../types.ts';
import { findParatext } from './find-paratext.ts';
import { isTitleLike } from './title.ts';

/** A title stands among the first blocks that are no furniture. */
const HEAD = 4;

/**
 * The blocks of a plain text, where headings are guessed from their looks: furniture is no heading, captions are captions, and where that takes the only
 * heading before the body away, the first line that reads like a title is one. Linear; texts are as they were.
 */
export function settleKinds(blocks: readonly Block[]): Block[] {
  const furniture = new Map(findParatext(blocks).map(({ index, reason }) => [index, reason]));
  let robbed = false;
  const settled = blocks.map((block, index): Block => {
    const reason = furniture.get(index);
    if (reason === undefined || (block.kind !== 'heading' && block.kind !== 'paragraph')) return block;
    robbed ||= block.level === 1;
    return { ...block, kind: reason === 'caption' ? 'caption' : 'paragraph', level: 0 };
  });
  if (!robbed || settled.some(({ kind, level }) => kind === 'heading' && level === 1)) return settled;
  const own = settled.flatMap((_, index) => (furniture.has(index) ? [] : [index])).slice(0, HEAD);
  const title = own.find((index) => isTitleLike(settled[index]?.text ?? ''));
  const block = title === undefined ? undefined : settled[title];
  if (title !== undefined && block?.kind === 'paragraph') settled[title] = { ...block, kind: 'heading', level: 1 };
  return settled;
}
