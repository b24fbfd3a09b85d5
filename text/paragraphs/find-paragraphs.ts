import type { Block, ParagraphConvention, Span, TextWarning } from '../types.ts';
import { classify } from './classify.ts';
import { cutRange, PARAGRAPH_MAX } from './cut.ts';
import type { Draft } from './drafts.ts';
import { draftBlocks } from './drafts.ts';
import type { Hyphenation } from './join.ts';
import { joinLines, readHyphenation, squeeze } from './join.ts';
import type { Lines } from './lines.ts';
import { lineStops, scanLines } from './lines.ts';

export interface Paragraphs {
  readonly blocks: readonly Block[];
  /** The convention found, or the one asked for. */
  readonly convention: Exclude<ParagraphConvention, 'auto'>;
  /** 'long-paragraph-cut' with the count of paragraphs that were cut. */
  readonly warnings: readonly TextWarning[];
}

/**
 * Finds the blocks of a plain text whatever its convention: one paragraph a line, blank lines between, hand-wrapped lines, indents,
 * or several of these in one file, unless `options.convention` settles it. Wrapped lines are joined, words broken at line ends
 * made whole; verse and list items stay line by line. Every character of `text` that is not white stands in the `source` range of
 * exactly one block, in order. Paragraphs beyond 20,000 characters are cut at sentence ends. Linear in time.
 */
export function findParagraphs(text: string, options: { convention?: ParagraphConvention } = {}): Paragraphs {
  const asked = options.convention ?? 'auto';
  const lines = scanLines(text);
  const drafts = draftBlocks(lines, asked);
  const hyphenation = readHyphenation(lines);
  const pieces: Piece[] = [];
  let cut = 0;
  for (const draft of drafts) {
    const made = piecesOf(lines, draft, hyphenation);
    if (made.length > 1) cut++;
    for (const piece of made) pieces.push(piece);
  }
  const kinds = classify(pieces);
  const blocks = pieces.map((piece, i) => ({ ...kinds[i]!, text: piece.text, source: piece.source }));
  return {
    blocks,
    convention: asked === 'auto' ? nameConvention(drafts) : asked,
    warnings: cut > 0 ? [{ code: 'long-paragraph-cut', values: { count: cut } }] : [],
  };
}

interface Piece {
  readonly text: string;
  readonly source: Span;
  readonly indent: number;
  readonly verse: boolean;
}

/** The draft as one piece, or as several where it is too long. */
function piecesOf(lines: Lines, draft: Draft, hyphenation: Hyphenation): Piece[] {
  const { from, to, verse } = draft;
  const indent = lines.indents[from]!;
  const whole = (start: number, end: number): Piece => ({
    text: joinLines(lines, start, end, hyphenation),
    source: [lines.starts[start]!, lines.ends[end - 1]!],
    indent,
    verse,
  });
  if (lines.ends[to - 1]! - lines.starts[from]! <= PARAGRAPH_MAX) return [whole(from, to)];
  const pieces: Piece[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (lines.ends[i]! - lines.starts[i]! > PARAGRAPH_MAX) {
      if (i > start) pieces.push(whole(start, i));
      for (const source of cutRange(lines.text, lines.starts[i]!, lines.ends[i]!)) {
        pieces.push({ text: squeeze(lines.text.slice(source[0], source[1])), source, indent, verse });
      }
      start = i + 1;
      continue;
    }
    const next = lines.ends[Math.min(i + 1, to - 1)]! - lines.starts[start]!;
    const size = lines.ends[i]! - lines.starts[start]!;
    if (next > PARAGRAPH_MAX || (size > PARAGRAPH_MAX / 2 && lineStops(lines, i))) {
      pieces.push(whole(start, i + 1));
      start = i + 1;
    }
  }
  if (start < to) pieces.push(whole(start, to));
  return pieces;
}

/** One word for how the text parts its paragraphs; 'mixed' where no way prevails. */
function nameConvention(drafts: readonly Draft[]): Exclude<ParagraphConvention, 'auto'> {
  const counts = { blank: 0, line: 0, indent: 0, short: 0 };
  let joined = false;
  drafts.forEach((draft, i) => {
    if (i > 0) counts[draft.cause]++;
    if (draft.to - draft.from > 1) joined = true;
  });
  const total = Math.max(1, drafts.length - 1);
  if (drafts.length === 1) return joined ? 'blank-lines' : 'lines';
  if (counts.blank >= total * 0.8) return 'blank-lines';
  if (!joined) return counts.line >= total * 0.15 ? 'lines' : 'blank-lines';
  if (counts.line >= total * 0.85) return 'lines';
  return counts.indent + counts.blank >= total * 0.8 && counts.indent > counts.blank ? 'indents' : 'mixed';
}
