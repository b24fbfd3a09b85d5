/** From lines to the text of a block: spaces, none in scripts without, and words broken at line ends made whole. */
import type { Lines } from './lines.ts';
import { breaksWord, isUnspaced } from './lines.ts';

/** Two and more blanks, tabs and ideographic spaces become one; no-break spaces stay. */
const BLANKS = /[ \t\u3000]{2,}|\t/g;
const LAST_FRAGMENT = /[\p{L}\p{M}]+(?=\P{L}$)/u;
const FIRST_FRAGMENT = /^[\p{L}\p{M}]+/u;
const FRAGMENT_MAX = 60;

/** How a word broken at the end of a line goes on. */
export type Hyphenation = (line: number) => 'join' | 'keep';

interface BrokenWord {
  readonly line: number;
  readonly joined: string;
  readonly hyphenated: string;
  readonly rest: string;
}

function brokenWordAt(lines: Lines, i: number): BrokenWord | null {
  const end = lines.ends[i]!;
  const tail = lines.text.slice(Math.max(lines.starts[i]!, end - FRAGMENT_MAX), end);
  const next = lines.starts[i + 1]!;
  const head = lines.text.slice(next, Math.min(lines.ends[i + 1]!, next + FRAGMENT_MAX));
  const first = LAST_FRAGMENT.exec(tail)?.[0].toLowerCase();
  const rest = FIRST_FRAGMENT.exec(head)?.[0].toLowerCase();
  if (!first || !rest) return null;
  return { line: i, joined: first + rest, hyphenated: `${first}-${rest}`, rest };
}

/**
 * Decides for every line that ends in a hyphen whether the hyphen was put there by the wrapping. Evidence is the text itself: if the
 * joined word occurs elsewhere it is joined; if the hyphenated one does, the hyphen stays; else it is joined unless what follows
 * the hyphen is a word of this text. A soft hyphen always goes.
 */
export function readHyphenation(lines: Lines): Hyphenation {
  const broken: BrokenWord[] = [];
  for (let i = 0; i + 1 < lines.starts.length; i++) {
    const found = breaksWord(lines, i) ? brokenWordAt(lines, i) : null;
    if (found) broken.push(found);
  }
  if (broken.length === 0) return () => 'keep';
  const seen = countWanted(lines.text, broken);
  const asRest = new Map<string, number>();
  for (const { rest } of broken) asRest.set(rest, (asRest.get(rest) ?? 0) + 1);
  const joins = new Set<number>();
  for (const { line, joined, hyphenated, rest } of broken) {
    const soft = /[\u00ad¬]/.test(lines.text[lines.ends[line]! - 1]!);
    const asOne = seen.get(joined) ?? 0;
    const asTwo = seen.get(hyphenated) ?? 0;
    // `rest` is counted once for each line that begins with it; more means that it is a word.
    const isWord = (seen.get(rest) ?? 0) > asRest.get(rest)!;
    if (soft || asOne > asTwo || (asOne === 0 && asTwo === 0 && !isWord)) joins.add(line);
  }
  return (line) => (joins.has(line) ? 'join' : 'keep');
}

/** How often the wanted words occur in `text`, in one pass. */
function countWanted(text: string, broken: readonly BrokenWord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { joined, hyphenated, rest } of broken) {
    for (const word of [joined, hyphenated, rest]) counts.set(word, 0);
  }
  const count = (word: string): void => {
    const before = counts.get(word);
    if (before !== undefined) counts.set(word, before + 1);
  };
  for (const [found] of text.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) {
    const word = found.toLowerCase();
    count(word);
    if (word.includes('-')) for (const part of word.split('-')) count(part);
  }
  return counts;
}

/** The text of the lines `from` to `to`, joined. */
export function joinLines(lines: Lines, from: number, to: number, hyphenation: Hyphenation): string {
  const parts: string[] = [];
  for (let i = from; i < to; i++) {
    const start = lines.starts[i]!;
    let end = lines.ends[i]!;
    let glue = '';
    if (i + 1 < to) {
      if (breaksWord(lines, i)) end -= hyphenation(i) === 'join' ? 1 : 0;
      else if (!isUnspaced(lines.text, end - 1) || !isUnspaced(lines.text, lines.starts[i + 1]!)) glue = ' ';
    }
    parts.push(squeeze(lines.text.slice(start, end)), glue);
  }
  return parts.join('');
}

/** `text` with runs of blanks made one. */
export function squeeze(text: string): string {
  return text.replace(BLANKS, ' ');
}
