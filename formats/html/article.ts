/**
 * Which blocks of a saved web page are the article. Readability finds it; what it throws away is not lost when it stands near:
 *
 * - between the first and the last block of the article: kept, with a hint (a caption, a line of shares, a call to subscribe);
 * - up to MARGIN blocks before and after: kept with a hint, unless it is a menu (a block that is nearly all link);
 * - the last heading of level 1 before the article is its title: kept as a heading, without a hint;
 * - anything further away, menus above all, is not part of the document. The original file is kept by the library as it came.
 */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ParatextReason } from '../../contract/import.ts';
import type { DocumentBlock } from '../document.ts';
import { MAX_ARTICLE_CHARACTERS, MAX_ARTICLE_DEPTH, MAX_ARTICLE_ELEMENTS } from '../limits.ts';
import type { Page, PageBlock, Region } from './page.ts';
import { escapeHtml } from '../../contract/escape-html.ts';

/** Blocks kept on either side of the article. A comment form or a credit line takes two or three; a menu takes dozens. */
const MARGIN = 6;
/** A block with more of its characters in links than this is a menu or a list of other articles. */
const MENU = 0.7;
/** What the article must hold of the page's text outside links, else the finder is not believed. */
const LEAST_SHARE = 0.3;

export interface Article {
  readonly blocks: readonly DocumentBlock[];
  readonly author: string;
}

/** The article with its surroundings, or null where the page is none, is too large, or no article stands out. */
export function findArticle(page: Page, head: { readonly title: string; readonly metas: string }): Article | null {
  const tooLarge =
    page.skeleton.length > MAX_ARTICLE_CHARACTERS ||
    page.elements > MAX_ARTICLE_ELEMENTS ||
    page.depth > MAX_ARTICLE_DEPTH;
  if (!page.furnished || tooLarge || page.blocks.length < 2) return null;
  const found = runReadability(page.skeleton, head);
  if (!found || !isCredible(page.blocks, found.inside)) return null;
  return { blocks: chooseBlocks(page.blocks, found.inside), author: found.author };
}

function runReadability(skeleton: string, head: { readonly title: string; readonly metas: string }) {
  const html = `<!doctype html><html><head><title>${escapeHtml(head.title)}</title>${head.metas}</head><body>${skeleton}</body></html>`;
  try {
    const { document } = parseHTML(html) as { document: unknown };
    const result = new Readability(document as never, { charThreshold: 250, disableJSONLD: true }).parse();
    if (!result?.content) return null;
    const inside = new Set<number>();
    for (const match of result.content.matchAll(/data-block="(\d+)"/g)) inside.add(Number(match[1]));
    return { inside, author: (result.byline ?? '').trim().slice(0, 500) };
  } catch {
    // It is a heuristic over hostile input. Where it fails the whole page is read, so nothing is lost.
    return null;
  }
}

function isCredible(blocks: readonly PageBlock[], inside: ReadonlySet<number>): boolean {
  const weight = (block: PageBlock) => block.text.length * (1 - block.linked);
  let all = 0;
  let kept = 0;
  blocks.forEach((block, index) => {
    all += weight(block);
    if (inside.has(index)) kept += weight(block);
  });
  return kept > 0 && kept >= all * LEAST_SHARE;
}

function chooseBlocks(blocks: readonly PageBlock[], inside: ReadonlySet<number>): DocumentBlock[] {
  const [first, last] = bounds(inside);
  const title = blocks.findLastIndex((block, index) => index < first && isTitle(block));
  const from = Math.min(first - MARGIN, title === -1 ? first : title);
  const furniture = furnitureRegions(blocks, ['navigation', 'form']);
  return blocks.flatMap((block, index): DocumentBlock[] => {
    const { kind, level, text, region } = block;
    const isArticle = inside.has(index) || index === title;
    if (isArticle && !furniture.has(region)) return [{ kind, level, text }];
    const isNear = index >= from && index <= last + MARGIN && block.linked < MENU && region !== 'navigation';
    return isArticle || isNear ? [{ kind, level, text, hint: HINTS[region] }] : [];
  });
}

const isTitle = (block: PageBlock): boolean => block.kind === 'heading' && block.level === 1 && block.linked < MENU;

/** Above this share of a page's text a region is no furniture: some sites wrap the whole page in a form, or name it after comments. */
const FURNITURE_SHARE = 0.4;

/** Those of the `candidates` that hold so little of the text that they may be furniture. */
export function furnitureRegions(blocks: readonly PageBlock[], candidates: readonly Region[]): ReadonlySet<Region> {
  const all = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const held = (region: Region) =>
    blocks.reduce((sum, block) => sum + (block.region === region ? block.text.length : 0), 0);
  return new Set(candidates.filter((region) => held(region) <= all * FURNITURE_SHARE));
}

function bounds(inside: ReadonlySet<number>): [number, number] {
  let first = Infinity;
  let last = -1;
  for (const index of inside) {
    first = Math.min(first, index);
    last = Math.max(last, index);
  }
  return [first, last];
}

/** What a block outside the article is taken for, by where it stands. */
export const HINTS: Readonly<Record<Region, ParatextReason>> = {
  form: 'comment-form',
  comments: 'comment-form',
  navigation: 'navigation',
  aside: 'related-links',
  footer: 'copyright',
  header: 'metadata',
  body: 'metadata',
};
