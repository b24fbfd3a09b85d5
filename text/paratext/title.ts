import type { Block } from '../types.ts';

/** The title of a text: its first heading near the start, else ''. */
export function guessTitle(blocks: readonly Block[]): string {
  return blocks.slice(0, 8).find((block) => block.kind === 'heading')?.text ?? '';
}

const BY = /^(?:by|von|par|di|por|de|av|af|door)\s+(\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){1,3})$/u;

/** The author as named in a byline near the start, else ''. */
export function guessAuthor(blocks: readonly Block[]): string {
  for (const block of blocks.slice(0, 8)) {
    const match = BY.exec(block.text.charAt(0).toLowerCase() + block.text.slice(1));
    if (match) return match[1]!;
  }
  return '';
}
