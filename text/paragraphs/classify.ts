/** What each block is, judged in its context: headings, list items, verse. */
import type { SegmentKind } from '../types.ts';
import { chapterLevel, isMetadata, isNumbered, isSeparator, listMarker } from './kinds.ts';
import { endsWithStop, isUnspaced } from './lines.ts';

export interface Unclassified {
  readonly text: string;
  readonly indent: number;
  readonly verse: boolean;
}

export interface Kind {
  readonly kind: SegmentKind;
  readonly level: number;
}

const PARAGRAPH: Kind = { kind: 'paragraph', level: 0 };
const HEADING_MAX = 110;
const HEADING_MAX_UNSPACED = 36;
const HEADING_WORDS = 16;
/** Neither a heading's end nor its beginning. */
const NO_HEADING_END = /[,;:—–，；：、-]$/u;
const NO_HEADING_START = /^(?:[\p{Ll}—–\-•("“„«‹「『>@#©*]|\p{Nd}{1,2}:\p{Nd}{2})/u;
/** Picture credits and the like look like headings; paratext/ names them. */
const CREDIT_START =
  /^(?:foto(?:grafia|graf)?|photo(?:s|graph|graphie)?|bild(?:er|quelle)?|image|immagine|imagen|imagem|picture|credits?|crédits?|copyright|getty|afp|reuters|ansa|dpa|写真|图片?|圖|사진|фото|صورة|צילום)(?![\p{L}])/iu;
const MORE_THAN_A_LIST = 3;

/** Kinds of all blocks, in order. */
export function classify(blocks: readonly Unclassified[]): Kind[] {
  const candidates = blocks.map((block) => !block.verse && couldBeHeading(block.text));
  const stopped = headingsStandOut(blocks, candidates);
  const kinds = markItems(blocks);
  let seenHeading = false;
  let seenBody = false;
  for (let i = 0; i < blocks.length; i++) {
    const { text, verse } = blocks[i]!;
    if (kinds[i]) continue;
    if (verse) {
      kinds[i] = { kind: 'verse', level: 0 };
      seenBody = true;
      continue;
    }
    const level = headingLevel(blocks, candidates, i, { stopped, seenHeading, seenBody });
    if (level > 0) {
      kinds[i] = { kind: 'heading', level };
      seenHeading = true;
    } else if (!isMetadata(text) && !isSeparator(text)) seenBody = true;
  }
  return blocks.map((_, i) => kinds[i] ?? PARAGRAPH);
}

function couldBeHeading(text: string): boolean {
  const max = isUnspaced(text, 0) ? HEADING_MAX_UNSPACED : HEADING_MAX;
  if (text.length > max || isSeparator(text)) return false;
  if (chapterLevel(text) > 0) return true;
  if (endsWithStop(text, 0, text.length) && !isTitleWithMark(text)) return false;
  if (NO_HEADING_END.test(text) || NO_HEADING_START.test(text) || CREDIT_START.test(text)) return false;
  if (!/\p{L}/u.test(text) || isMetadata(text)) return false;
  return text.split(/\s+/, HEADING_WORDS + 1).length <= HEADING_WORDS;
}

/** "Who goes there?" may be a title; told from speech by standing at the very start. */
function isTitleWithMark(text: string): boolean {
  return /[\p{L}\p{N}][?!？！]$/u.test(text);
}

/** In a text whose paragraphs end without stops (notes, subtitles) a missing stop says nothing. */
function headingsStandOut(blocks: readonly Unclassified[], candidates: readonly boolean[]): boolean {
  let bodies = 0;
  let stopped = 0;
  blocks.forEach((block, i) => {
    if (candidates[i] || block.verse || block.text.length < 40) return;
    bodies++;
    if (endsWithStop(block.text, 0, block.text.length)) stopped++;
  });
  return bodies > 0 && stopped >= bodies * 0.6;
}

function headingLevel(
  blocks: readonly Unclassified[],
  candidates: readonly boolean[],
  i: number,
  state: { stopped: boolean; seenHeading: boolean; seenBody: boolean },
): number {
  if (!candidates[i] || !hasBodyAfter(blocks, candidates, i)) return 0;
  const { text } = blocks[i]!;
  const chapter = chapterLevel(text);
  if (chapter > 0) return chapter;
  if (!state.seenBody && !state.seenHeading) return 1;
  if (isTitleWithMark(text) || runOfCandidates(candidates, i) > MORE_THAN_A_LIST) return 0;
  if (isAllCaps(text)) return 2;
  const depth = /^\p{Nd}{1,3}((?:\.\p{Nd}{1,3})*)/u.exec(text)?.[1]?.match(/\./g)?.length ?? 0;
  if (isNumbered(text)) return Math.min(6, 2 + depth);
  return state.stopped && leadsIn(blocks, i) ? 2 : 0;
}

/** How many blocks in a row, `i` among them, could be headings. Stops counting early. */
function runOfCandidates(candidates: readonly boolean[], i: number): number {
  let from = i;
  while (from > 0 && candidates[from - 1] && i - from <= MORE_THAN_A_LIST) from--;
  let to = i + 1;
  while (to < candidates.length && candidates[to] && to - i <= MORE_THAN_A_LIST) to++;
  return to - from;
}

/** A heading stands over something: a block of running text or verse among the next few. */
function hasBodyAfter(blocks: readonly Unclassified[], candidates: readonly boolean[], i: number): boolean {
  for (let next = i + 1; next < blocks.length && next <= i + 5; next++) {
    const { text, verse } = blocks[next]!;
    if (verse || (!candidates[next] && (text.length >= 60 || (isUnspaced(text, 0) && text.length >= 20)))) return true;
    if (!candidates[next] && endsWithStop(text, 0, text.length) && text.length > blocks[i]!.text.length) return true;
  }
  return false;
}

/** The next block is longer by far and ends as a paragraph does. */
function leadsIn(blocks: readonly Unclassified[], i: number): boolean {
  const own = blocks[i]!.text.length;
  const next = blocks[i + 1]?.text ?? '';
  const least = isUnspaced(next, 0) ? 24 : 80;
  return next.length >= Math.max(least, own * 1.5) && (endsWithStop(next, 0, next.length) || next.length > 300);
}

function isAllCaps(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= 3 && text === text.toUpperCase() && text !== text.toLowerCase();
}

/** Items by bullets alone; by numbers, letters and hyphens where a neighbour carries the next marker. */
function markItems(blocks: readonly Unclassified[]): (Kind | undefined)[] {
  const markers = blocks.map((block) => (block.verse ? null : listMarker(block.text.slice(0, 16))));
  const kinds: (Kind | undefined)[] = new Array<Kind | undefined>(blocks.length);
  let indents: number[] = [];
  blocks.forEach((block, i) => {
    if (!isItem(blocks, markers, i)) {
      indents = [];
      return;
    }
    while (indents.length > 0 && indents.at(-1)! > block.indent) indents.pop();
    if (indents.at(-1) !== block.indent) indents.push(block.indent);
    kinds[i] = { kind: 'item', level: Math.min(6, indents.length) };
  });
  return kinds;
}

type Markers = readonly ReturnType<typeof listMarker>[];

function isItem(blocks: readonly Unclassified[], markers: Markers, i: number): boolean {
  const marker = markers[i];
  if (!marker) return false;
  if (marker.kind === 'bullet') return true;
  if (marker.kind === 'hyphen') {
    // Speech begins with a dash too, but speaks in sentences.
    const company = [i - 1, i + 1].filter((at) => markers[at]?.kind === 'hyphen');
    return (
      company.length > 0 && [i, ...company].every((at) => !endsWithStop(blocks[at]!.text, 0, blocks[at]!.text.length))
    );
  }
  if (!('value' in marker)) return false;
  return [i - 1, i + 1].some((at) => {
    const other = markers[at];
    return other && 'value' in other && other.kind === marker.kind && other.value - marker.value === at - i;
  });
}
