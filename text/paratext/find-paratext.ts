import { isMetadata } from '../paragraphs/kinds.ts';
import { endsWithStop } from '../paragraphs/lines.ts';
import type { Block, ParatextReason } from '../types.ts';
import { isTitleLike } from './title.ts';
import { lexicon, normalise, phraseWithin } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import { markLicence } from './licence.ts';
import type { Marks, ParatextMark } from './marks.ts';
import { markRepetitions } from './repetition.ts';

/** No furniture is longer, but for licences. */
const LONGEST = 420;
/** Phrases that begin a block may have so much after them. */
const LONGEST_WHOLE = 140;
const TAIL = 60;
const CREDIT_MAX = 160;
const CAPTION_MAX = 200;

/**
 * Blocks of `blocks` that look like page furniture, in order: comment forms, share links, cookie notices, subscriptions, credits and
 * captions, copyright, related links, navigation, advertisement, licences, repeated titles, running heads, page numbers. Phrase
 * tables of many languages are asked whatever the text's language is, since a page's furniture may be in another; the rest
 * is told by place, shortness and repetition; `_language` is taken for callers that know it, nothing depends on it yet. Made to be precise: a sentence that mentions a comment or a photo is left alone.
 */
export function findParatext(blocks: readonly Block[], _language?: string): ParatextMark[] {
  const marks: Marks = new Map();
  const words = lexicon();
  const folded = blocks.map((block) => (block.text.length <= LONGEST ? normalise(block.text) : ''));
  markLicence(blocks, marks);
  blocks.forEach((block, index) => {
    if (marks.has(index) || block.text.length > LONGEST) return;
    const found = ofItself(block, folded[index]!, words);
    if (found) marks.set(index, found);
  });
  markRepetitions(blocks, folded, marks);
  markCaptions(blocks, marks);
  markNeighbours(blocks, folded, marks, words);
  markHead(blocks, folded, marks, words);
  markButtons(blocks, folded, marks, words);
  markTail(blocks, marks);
  return [...marks].toSorted(([a], [b]) => a - b).map(([index, mark]) => ({ index, ...mark }));
}

type Found = { reason: ParatextReason; score: number } | null;

/** What a block says of itself. */
function ofItself(block: Block, folded: string, words: Lexicon): Found {
  if (folded === '') return null;
  const { text } = block;
  const within = phraseWithin(folded, words);
  if (within && isNoticeLike(folded, within)) return { reason: within[1], score: 0.95 };
  if (text.length <= 80 && !/\p{Nd}{4}/u.test(text) && isCredit(text, words))
    return { reason: 'credit-line', score: 0.9 };
  if (isCopyright(text)) return { reason: 'copyright', score: 0.95 };
  const whole = wholePhrase(text, folded, words);
  if (whole) return whole;
  if (text.length <= CREDIT_MAX && isCredit(text, words)) return { reason: 'credit-line', score: 0.9 };
  if (block.kind === 'caption') return { reason: 'caption', score: 0.8 };
  if (isBreadcrumb(text)) return { reason: 'navigation', score: 0.8 };
  if (isPageMetadata(text)) return { reason: 'metadata', score: 0.8 };
  return null;
}

/** Wordings like "we use cookies" are no body text's, unless told of in a longer one. */
function isNoticeLike(folded: string, [phrase, reason]: readonly [string, ParatextReason]): boolean {
  const most = reason === 'cookie-notice' ? LONGEST : 240;
  return folded.length <= most && folded.indexOf(phrase) <= 120;
}

/** The block begins with a phrase and says little more: no full sentence that happens to begin so. */
function wholePhrase(text: string, folded: string, words: Lexicon): Found {
  if (folded.length > LONGEST_WHOLE) return null;
  const hit = longestPhrase(folded, words);
  if (!hit) return counted(folded, words);
  const [length, reason] = hit;
  const rest = folded.length - length;
  if (rest === 0) return { reason, score: 0.95 };
  // "Read also: Title of the other article" carries a title with it.
  const linked = /^\s*[:：»>→|-]/u.test(text.slice(afterPhrase(text, length)));
  if (
    linked &&
    (reason === 'related-links' || reason === 'navigation' || reason === 'metadata' || reason === 'subscription')
  ) {
    return { reason, score: 0.8 };
  }
  if (rest > TAIL) return null;
  const sentence = /[.。．।]["'”’»)]?$/u.test(text);
  const share = rest / folded.length;
  if (sentence && (share > 0.35 || reason === 'advertisement')) return null;
  if (reason === 'advertisement' || reason === 'related-links' || reason === 'navigation')
    return share <= 0.3 ? { reason, score: 0.6 } : null;
  return share <= 0.6 ? { reason, score: sentence ? 0.7 : 0.85 } : null;
}

/** Where in `text` a phrase of `length` folded characters ends, roughly: folding changes lengths little. */
function afterPhrase(text: string, length: number): number {
  const mark = text.slice(Math.max(0, length - 3), length + 6).search(/[:：»>→|-]/u);
  return mark < 0 ? text.length : Math.max(0, length - 3) + mark;
}

function longestPhrase(folded: string, words: Lexicon): readonly [length: number, reason: ParatextReason] | null {
  let found: readonly [number, ParatextReason] | null = null;
  const spaces = wordEnds(folded, words.longest);
  for (const end of spaces) {
    const reason = words.whole.get(folded.slice(0, end).replace(/[^\p{L}\p{N}\p{M}]+$/u, ''));
    if (reason) found = [end, reason];
  }
  for (const [phrase, reason] of words.unspaced) {
    if (folded.startsWith(phrase) && phrase.length > (found?.[0] ?? 0)) found = [phrase.length, reason];
  }
  return found;
}

function wordEnds(folded: string, most: number): number[] {
  const ends: number[] = [];
  for (let at = folded.indexOf(' '); at >= 0 && ends.length < most; at = folded.indexOf(' ', at + 1)) ends.push(at);
  ends.push(folded.length);
  return ends;
}

/** "12 comments", "3 min read": a number and a phrase. */
function counted(folded: string, words: Lexicon): Found {
  const match = /^\p{N}{1,4}\s(.{3,30})$/u.exec(folded) ?? /^(.{3,30})\s\p{N}{1,4}(?:\s\p{L}{1,8})?$/u.exec(folded);
  if (!match) return null;
  const rest = match[1]!;
  const reason = words.whole.get(rest);
  if (reason === 'metadata' || reason === 'comment-form') return { reason, score: 0.85 };
  return words.weak.get(rest)?.includes('comment-form') &&
    /^(?:comment|reac|koment|коммент|комент|σχολι|תגובו|تعليق|댓글|コメント|评论|評論)/u.test(rest)
    ? { reason: 'comment-form', score: 0.8 }
    : null;
}

function isCopyright(text: string): boolean {
  if (text.length > 240) return false;
  if (/^\s*(?:©|\(c\)|copyright\b|ⓒ)\s*(?:by\s+)?.{0,60}\b(?:1[89]|20)\d\d\b/iu.test(text)) return true;
  return text.length <= 120 && /^\s*(?:©|ⓒ|copyright\s*(?:©|\(c\)|by\b|:))/iu.test(text);
}

const TRAILING_CREDIT = /[([]([^()[\]]{3,60})[)\]]\s*\.?$/u;

/** "Foto: X", "Photo by X", "(AFP)", "© Getty Images": names, no sentence. */
function isCredit(text: string, words: Lexicon): boolean {
  const folded = foldMarks(text);
  if (words.credit.test(folded)) return text.length <= 120 && !hasTwoSentences(text);
  return text.length <= 80 && words.agency.test(folded) && looksLikeNames(text);
}

/** Folded for the credit patterns, which need the marks. */
function foldMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

function hasTwoSentences(text: string): boolean {
  return /[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(text);
}

function looksLikeNames(text: string): boolean {
  const lower = text.match(/(?:^|[\s/(])\p{Ll}[\p{L}’']*/gu)?.length ?? 0;
  return lower <= 1;
}

/** "Home | News | Sport", "Home > World > Europe": short words between bars. */
function isBreadcrumb(text: string): boolean {
  if (text.length > 160 || /[.!?;]\s|[.!?]$/u.test(text)) return false;
  const parts = text.split(/\s*[|›»>•·/]\s*|\s+[–-]\s+/u);
  return parts.length >= 4 && (text.match(/[|›»>•·]/gu)?.length ?? 0) >= 3 && parts.every((part) => part.length <= 24);
}

const PAGE_METADATA =
  /^(?:tags?|categor(?:y|ies)|keywords|topics|filed under|posted in|categori[ea]|argomenti|catégories?|mots-clés|sujets|schlagw(?:ort|örter)|kategorien?|themen|stichwörter|categorías?|etiquetas?|temas|categorias?|tagi|kategorie|štítky|rubriky|теги|рубрики?|темы|метки|ετικέτες|κατηγορίες|الوسوم|التصنيفات|תגיות|标签|標籤|分类|タグ|カテゴリー?|태그)\s*[:：]\s*\S/iu;
const UPDATED =
  /^(?:last updated|updated|ultimo aggiornamento|aggiornato|mis à jour|dernière mise à jour|aktualisiert|zuletzt aktualisiert|actualizado|última actualización|atualizado|laatst bijgewerkt|bijgewerkt|aktualizacja|ostatnia aktualizacja|aktualizováno|обновлено|оновлено|ενημερώθηκε|آخر تحديث|עודכן|更新时间|更新|最終更新|수정)\b.{0,60}\p{Nd}/iu;

/** Tags, categories, "updated …": about the page. A date or a byline may be the text's own and stays. */
function isPageMetadata(text: string): boolean {
  if (text.length > 160 || endsWithStop(text, 0, text.length)) return false;
  return PAGE_METADATA.test(text) || (UPDATED.test(text) && isMetadata(text));
}

/** Captions: they say so, they end in a credit, or they stand before a credit line and are no sentence of the text. */
function markCaptions(blocks: readonly Block[], marks: Marks): void {
  const words = lexicon();
  blocks.forEach(({ text }, index) => {
    if (marks.has(index) || text.length > CAPTION_MAX) return;
    const trailing = TRAILING_CREDIT.exec(text)?.[1];
    if (trailing !== undefined && trailing.length < text.length - 8 && isCredit(trailing, words)) {
      marks.set(index, { reason: 'caption', score: 0.85 });
      return;
    }
    if (trailingCreditSentence(text, words)) {
      marks.set(index, { reason: 'caption', score: 0.8 });
      return;
    }
    const announced = text.length <= 140 && words.caption.test(foldMarks(text));
    const beforeCredit = marks.get(index + 1)?.reason === 'credit-line';
    const stops = endsWithStop(text, 0, text.length);
    if (announced && (beforeCredit || !stops)) marks.set(index, { reason: 'caption', score: 0.8 });
    else if (beforeCredit && isCaptionBeforeCredit(blocks, index, stops))
      marks.set(index, { reason: 'caption', score: stops ? 0.6 : 0.75 });
  });
}

/** Between the parts of a caption. */
const CAPTION_PARTS = /\. |。| \| | \/ | [–-] /gu;

/** "The harbour at dawn. Photo: Anna Rossi / AFP": a short text of which what stands behind one of its parts is a credit. */
function trailingCreditSentence(text: string, words: Lexicon): boolean {
  for (const part of text.matchAll(CAPTION_PARTS)) {
    const rest = text.slice(part.index + part[0].length);
    if (part.index < 8 || rest.length === 0 || rest.length > 90) continue;
    if (words.credit.test(foldMarks(rest)) && !hasTwoSentences(rest)) return true;
  }
  return false;
}

/** "“Santa Clara” at the quay": a name in quotation marks, and the sentence goes on. What people say is set off by a comma. */
const QUOTED_NAME = /^["“„«](?:\p{Lu}[\p{L}\p{M}’'-]{0,24} ){1,3}\p{Lu}[\p{L}\p{M}’'-]{0,24}["”“»]\s\p{Ll}/u;

function isCaptionBeforeCredit(blocks: readonly Block[], index: number, stops: boolean): boolean {
  const { text, kind, level } = blocks[index]!;
  // The title often stands right above the first picture's credit.
  if (kind === 'heading' && level === 1) return false;
  if (kind === 'item' || kind === 'verse' || (/^["“„«»「—–-]/u.test(text) && !QUOTED_NAME.test(text))) return false;
  if (!stops) return index > 0;
  return index > 0 && text.length <= 100 && !/[.!?。]\s/u.test(text);
}

/** Single words such as "Facebook" or "Name" are furniture in company. */
function markNeighbours(blocks: readonly Block[], folded: readonly string[], marks: Marks, words: Lexicon): void {
  const REACH = 2;
  const reasonsAt = (index: number): readonly ParatextReason[] => {
    const marked = marks.get(index);
    if (marked) return [marked.reason];
    const text = folded[index];
    return text ? (words.weak.get(text.replace(/\s*\*$/u, '')) ?? []) : [];
  };
  const found: [number, ParatextReason][] = [];
  blocks.forEach((block, index) => {
    if (marks.has(index) || block.text.length > 40) return;
    for (const reason of reasonsAt(index)) {
      let company = 0;
      for (let other = index - REACH; other <= index + REACH; other++) {
        if (other !== index && reasonsAt(other).includes(reason)) company++;
      }
      if (
        company >= (reason === 'navigation' || reason === 'share-links' ? 2 : 1) &&
        hasMarkOrMany(index, reason, company, marks, REACH)
      ) {
        found.push([index, reason]);
        return;
      }
    }
  });
  for (const [index, reason] of found) marks.set(index, { reason, score: 0.7 });
}

/** Weak words need a sure neighbour, or to come in threes. */
function hasMarkOrMany(index: number, reason: ParatextReason, company: number, marks: Marks, reach: number): boolean {
  for (let other = index - reach; other <= index + reach; other++) if (marks.get(other)?.reason === reason) return true;
  return company >= 2;
}

/** Under the call to comment come the form's fields; under "Related articles" come titles. No running text follows, or they stay. */
function markTail(blocks: readonly Block[], marks: Marks): void {
  const SHORT = 80;
  const MOST = 8;
  const known = [...marks];
  for (const [index, { reason }] of known) {
    if (reason !== 'comment-form' && reason !== 'related-links') continue;
    if (index < blocks.length / 2) continue;
    const last = Math.min(blocks.length, index + MOST + 1);
    let end = index + 1;
    while (end < last && (marks.has(end) || isFormLine(blocks[end]!, reason, SHORT))) end++;
    if (end < blocks.length && reason === 'comment-form') continue;
    for (let at = index + 1; at < end; at++) if (!marks.has(at)) marks.set(at, { reason, score: 0.6 });
  }
}

/** "Culture", "Share" above the title: the section and the buttons of a page whose article begins below them. */
function markHead(blocks: readonly Block[], folded: readonly string[], marks: Marks, words: Lexicon): void {
  const MOST = 6;
  const BODY = 80;
  const found: [number, ParatextReason][] = [];
  let at = 0;
  for (; at < MOST && at < blocks.length; at++) {
    if (marks.has(at)) continue;
    const reason = words.weak.get(folded[at] ?? '')?.[0];
    if (!reason) break;
    found.push([at, reason]);
  }
  const title = blocks[at];
  if (!title || title.kind === 'verse' || !isTitleLike(title.text)) return;
  if (!blocks.slice(at + 1, at + MOST).some(({ text, kind }) => kind !== 'verse' && text.length >= BODY)) return;
  for (const [index, reason] of found) marks.set(index, { reason, score: 0.6 });
}

/** "Share", "Print" by themselves: between the title and the first running text, or right above the furniture at the end. */
function markButtons(blocks: readonly Block[], folded: readonly string[], marks: Marks, words: Lexicon): void {
  const HEAD = 8;
  const BODY = 80;
  const isButton = (index: number): boolean =>
    blocks[index]!.kind !== 'verse' &&
    folded[index]!.length > 1 &&
    (words.weak.get(folded[index]!)?.includes('share-links') ?? false);
  const found: number[] = [];
  const first = blocks.slice(0, HEAD).findIndex(({ text }) => text.length >= BODY);
  for (let at = 1; at < first; at++) if (!marks.has(at) && isButton(at)) found.push(at);
  const last = blocks.length - 1;
  const stop = first < 0 ? last : first;
  for (let at = last; at > stop; at--) {
    if (marks.has(at)) continue;
    if (at === last || !isButton(at)) break;
    found.push(at);
  }
  for (const index of found) marks.set(index, { reason: 'share-links', score: 0.6 });
}

function isFormLine({ text, kind }: Block, reason: ParatextReason, most: number): boolean {
  if (text.length > most || kind === 'verse') return false;
  return reason === 'comment-form' || (!endsWithStop(text, 0, text.length) && kind !== 'heading');
}
