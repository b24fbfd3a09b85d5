/** Furniture told by repetition alone, in any language: the title said twice, running heads, page numbers. */
import { chapterLevel, isSeparator } from '../paragraphs/kinds.ts';
import { endsWithStop } from '../paragraphs/lines.ts';
import type { Block } from '../types.ts';
import type { Marks } from './marks.ts';

/** The title stands among the first blocks, and so does its double; or the double closes the text. */
const TITLE_REACH = 6;
const TITLE_LEAST = 8;
const TITLE_LEAST_UNSPACED = 4;
const SITE_NAME_MAX = 40;

export function markRepetitions(blocks: readonly Block[], folded: readonly string[], marks: Marks): void {
  markRepeatedTitle(blocks, folded, marks);
  markRunningHeads(blocks, folded, marks);
  markPageNumbers(blocks, marks);
}

function markRepeatedTitle(blocks: readonly Block[], folded: readonly string[], marks: Marks): void {
  const near = Math.min(blocks.length, TITLE_REACH);
  const places = [
    ...new Set([...Array(near).keys(), ...[blocks.length - 2, blocks.length - 1].filter((at) => at >= near)]),
  ];
  for (let i = 0; i < Math.min(near, 3); i++) {
    if (marks.has(i) || !canBeTitle(blocks[i]!, folded[i]!)) continue;
    for (const other of places) {
      if (other <= i || marks.has(other) || folded[other] === '') continue;
      if (folded[other] === folded[i]) marks.set(other, { reason: 'repeated-title', score: 0.95 });
      else if (isWithSiteName(blocks[other]!.text, blocks[i]!.text))
        marks.set(other, { reason: 'repeated-title', score: 0.8 });
      else if (isWithSiteName(blocks[i]!.text, blocks[other]!.text)) {
        marks.set(i, { reason: 'repeated-title', score: 0.8 });
        break;
      }
    }
  }
}

function canBeTitle({ text, kind }: Block, folded: string): boolean {
  if (folded === '' || text.length > 200 || kind === 'verse' || kind === 'item') return false;
  if (/[.。]$/u.test(text)) return false;
  const least = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(text)
    ? TITLE_LEAST_UNSPACED
    : TITLE_LEAST;
  return folded.length >= least;
}

/** "Title - The Daily Something" beside "Title". */
function isWithSiteName(long: string, short: string): boolean {
  if (short.length < TITLE_LEAST || long.length > short.length + SITE_NAME_MAX || !long.startsWith(short)) return false;
  return /^\s*[|–—•·»-]\s*\p{L}[^.!?]*$/u.test(long.slice(short.length));
}

/** Short lines that come back again and again about a page apart, digits aside. */
function markRunningHeads(blocks: readonly Block[], folded: readonly string[], marks: Marks): void {
  const places = new Map<string, number[]>();
  blocks.forEach(({ text, kind }, index) => {
    if (kind === 'verse' || text.length > 80 || text.length < 6 || marks.has(index)) return;
    if (endsWithStop(text, 0, text.length) || chapterLevel(text) > 0 || isSeparator(text) || /^["“„«—–-]/u.test(text))
      return;
    const key = folded[index]!.replace(/^\p{N}{1,4}\s+|\s+\p{N}{1,4}$/gu, '');
    if (key.length < 5) return;
    const list = places.get(key);
    if (list) list.push(index);
    else places.set(key, [index]);
  });
  const offsets = characterOffsets(blocks);
  for (const list of places.values()) {
    if (list.length < 4 || !isRegular(list.map((index) => offsets[index]!))) continue;
    for (const index of list) marks.set(index, { reason: 'running-head', score: 0.8 });
  }
}

function characterOffsets(blocks: readonly Block[]): number[] {
  let at = 0;
  return blocks.map((block) => {
    const offset = at;
    at += block.text.length;
    return offset;
  });
}

const PAGE_LEAST = 600;
const PAGE_MOST = 8000;

/** Gaps of about one page, or of some whole pages: speakers of a play and refrains come closer and less evenly. */
function isRegular(offsets: readonly number[]): boolean {
  const gaps = offsets
    .slice(1)
    .map((offset, i) => offset - offsets[i]!)
    .toSorted((a, b) => a - b);
  const median = gaps[gaps.length >> 1]!;
  if (median < PAGE_LEAST || median > PAGE_MOST) return false;
  const near = gaps.filter((gap) => gap > median * 0.5 && gap < median * 1.6).length;
  return near >= gaps.length * 0.7;
}

const PAGE =
  /^[\s([–—-]*(?:(?:page|pag|pagina|seite|página|strana|strona|стр|страница|σελίδα|صفحة|עמוד|s|p)\.?\s*)?(\p{Nd}{1,4})(?:\s*(?:\/|of|di|von|de|sur|из)\s*\p{Nd}{1,4})?[\s)\]–—-]*$/iu;

/** Lone numbers that count up by one or two about a page apart. Chapter numbers stand farther apart. */
function markPageNumbers(blocks: readonly Block[], marks: Marks): void {
  const offsets = characterOffsets(blocks);
  const numbers: { index: number; value: number }[] = [];
  blocks.forEach(({ text }, index) => {
    if (text.length > 24 || marks.has(index)) return;
    const match = PAGE.exec(text.normalize('NFKC'));
    if (match) numbers.push({ index, value: Number(match[1]) });
  });
  for (let from = 0; from < numbers.length;) {
    let to = from + 1;
    while (to < numbers.length && follows(numbers[to - 1]!, numbers[to]!, offsets)) to++;
    if (to - from >= 3) {
      for (const { index } of numbers.slice(from, to)) marks.set(index, { reason: 'page-number', score: 0.85 });
    }
    from = to;
  }
}

function follows(
  a: { index: number; value: number },
  b: { index: number; value: number },
  offsets: readonly number[],
): boolean {
  const step = b.value - a.value;
  const distance = offsets[b.index]! - offsets[a.index]!;
  return step >= 1 && step <= 2 && distance >= 300 * step && distance <= 5000 * step;
}
