/** A text in which every line is one segment already: nothing is guessed, joined or left out. */
import type { DocumentBlock, Reading } from './document.ts';

/**
 * Line n becomes block n, empty lines too (with empty text), so that line numbers of other tools hold. Only the end of the last
 * line opens no new one.
 * @param text decoded, lines parted by \n
 */
export function readLines(text: string): Reading {
  const blocks: DocumentBlock[] = [];
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    const line = text.slice(from, to);
    const lead = line.length - line.trimStart().length;
    const trimmed = line.trim();
    blocks.push({ kind: 'paragraph', level: 0, text: trimmed, source: [from + lead, from + lead + trimmed.length] });
    from = to + 1;
  }
  return { title: '', author: '', blocks, convention: 'lines', warnings: [] };
}
