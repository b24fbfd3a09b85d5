import type { Block, ParagraphConvention, TextWarning } from '../types.ts';

export interface Paragraphs {
  readonly blocks: readonly Block[];
  readonly convention: Exclude<ParagraphConvention, 'auto'>;
  readonly warnings: readonly TextWarning[];
}

/** Splits `text` into blocks. */
export function findParagraphs(
  text: string,
  options: { convention?: ParagraphConvention; language?: string } = {},
): Paragraphs {
  const blank = /\n[^\S\n]*\n/.test(text);
  const convention =
    options.convention && options.convention !== 'auto' ? options.convention : blank ? 'blank-lines' : 'lines';
  const separator = convention === 'lines' ? /\n+/g : /\n(?:[^\S\n]*\n)+/g;
  const blocks: Block[] = [];
  let from = 0;
  const push = (start: number, end: number): void => {
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (!trimmed) return;
    const lead = piece.length - piece.trimStart().length;
    const short = trimmed.length < 80 && !/[.!?…。！？:;,»”"]$/.test(trimmed);
    blocks.push({
      kind: short && blocks.length === 0 ? 'heading' : 'paragraph',
      level: short && blocks.length === 0 ? 1 : 0,
      text: trimmed.replace(/\s*\n\s*/g, ' '),
      source: [start + lead, start + lead + trimmed.length],
    });
  };
  for (const match of text.matchAll(separator)) {
    push(from, match.index);
    from = match.index + match[0].length;
  }
  push(from, text.length);
  return { blocks, convention, warnings: [] };
}
