/**
 * Tree -> blocks of the whole page in reading order, and a skeleton of the page in which each block bears its number. The skeleton
 * is what the article is looked for in (article.ts): it holds nothing but structure, text and links, so that step is bounded too.
 */
import { escapeHtml } from '../../contract/escape-html.ts';
import type { SegmentKind } from '../../text/types.ts';
import { attribute, isElement, isText } from './tree.ts';
import type { HtmlElement, HtmlNode, HtmlParent } from './tree.ts';

/** Where a block stands, as far as its surroundings tell. */
export type Region = 'form' | 'comments' | 'navigation' | 'aside' | 'footer' | 'header' | 'body';

export interface PageBlock {
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  readonly region: Region;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
}

export interface Page {
  readonly blocks: readonly PageBlock[];
  /** HTML of the body; the text of block 7 stands in `<span data-block="7">`. */
  readonly skeleton: string;
  readonly elements: number;
  readonly depth: number;
  /** Scripts, frames, styles and hidden elements that were left out. */
  readonly dropped: number;
  /** True where the page bears signs of a web page around an article: navigation, forms, scripts, an <article> of its own. */
  readonly furnished: boolean;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul button',
);
const DROPPED = words('script style iframe object embed applet frame frameset noscript noframes noembed template');
/** Left out too, but nothing that acts or hides: controls, drawings, and the reading aids between the lines of ruby. */
const SKIPPED = words(
  'head svg canvas audio video select datalist textarea map rt rp math-annotation annotation progress meter',
);
const FURNITURE = words('nav aside footer form iframe script article main');
const HEADING = /^h([1-6])$/;
const NOTE_ROLES = words('doc-footnote doc-endnote note');

interface Part {
  readonly text: string;
  readonly link: boolean;
}

/** How many elements of each sort are open; flushed text takes its kind from these. */
interface Open {
  heading: number;
  list: number;
  quote: number;
  caption: number;
  note: number;
  pre: number;
  link: number;
}

/** Walks iteratively: depth is bounded by the tree's, memory by the text's length. */
export function readPage(root: HtmlParent): Page {
  return new PageWalker().walk(root);
}

class PageWalker {
  private readonly blocks: PageBlock[] = [];
  private readonly skeleton: string[] = [];
  private readonly regions: Region[] = ['body'];
  private readonly open: Open = { heading: 0, list: 0, quote: 0, caption: 0, note: 0, pre: 0, link: 0 };
  private parts: Part[] = [];
  private elements = 0;
  private deepest = 0;
  private dropped = 0;
  private furnished = false;

  walk(root: HtmlParent): Page {
    const stack: { node: HtmlParent; next: number }[] = [{ node: root, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = top.node.childNodes[top.next++];
      if (!child) {
        stack.pop();
        if (isElement(top.node)) this.leave(top.node);
      } else if (this.enter(child)) {
        stack.push({ node: child as HtmlElement, next: 0 });
        this.deepest = Math.max(this.deepest, stack.length);
      }
    }
    this.flush();
    return {
      blocks: this.blocks,
      skeleton: this.skeleton.join(''),
      elements: this.elements,
      depth: this.deepest,
      dropped: this.dropped,
      furnished: this.furnished,
    };
  }

  /** True where the node has children to be walked. */
  private enter(node: HtmlNode): boolean {
    if (isText(node)) this.text(node.value);
    if (!isElement(node)) return false;
    this.elements++;
    const tag = node.tagName;
    if (FURNITURE.has(tag)) this.furnished = true;
    if (DROPPED.has(tag) || isHidden(node)) {
      this.dropped++;
      return false;
    }
    if (SKIPPED.has(tag)) return false;
    if (tag === 'br') this.parts.push({ text: '\n', link: false });
    else if (tag === 'img' || tag === 'input') this.skeleton.push(`<${tag}>`);
    if (tag === 'a') this.open.link++;
    if (BLOCKS.has(tag)) this.enterBlock(node, tag);
    return true;
  }

  private enterBlock(node: HtmlElement, tag: string): void {
    const cell = tag === 'td' || tag === 'th';
    if (cell && this.parts.length > 0) this.parts.push({ text: ' | ', link: false });
    if (!cell) this.flush();
    this.count(node, tag, 1);
    this.regions.push(regionOf(node, tag, this.regions.at(-1) ?? 'body'));
    if (!cell) this.skeleton.push(openTag(node, tag));
  }

  private leave(node: HtmlElement): void {
    const tag = node.tagName;
    if (tag === 'a') this.open.link--;
    if (!BLOCKS.has(tag)) return;
    const cell = tag === 'td' || tag === 'th';
    if (!cell) this.flush();
    this.count(node, tag, -1);
    this.regions.pop();
    if (!cell) this.skeleton.push(`</${tag}>`);
  }

  private count(node: HtmlElement, tag: string, by: 1 | -1): void {
    const level = HEADING.exec(tag)?.[1];
    if (level) this.open.heading = by === 1 ? Number(level) : 0;
    if (tag === 'ul' || tag === 'ol' || tag === 'menu' || tag === 'dir') this.open.list += by;
    if (tag === 'blockquote') this.open.quote += by;
    if (tag === 'figcaption' || tag === 'caption') this.open.caption += by;
    if (tag === 'pre') this.open.pre += by;
    if (NOTE_ROLES.has(attribute(node, 'role') ?? '')) this.open.note += by;
  }

  private text(value: string): void {
    const text = this.open.pre > 0 ? value : value.replace(/[ \t\r\n\f]+/g, ' ');
    this.parts.push({ text, link: this.open.link > 0 });
  }

  /** Ends the running text. Two line breaks in a row part paragraphs, as pages without <p> do it. */
  private flush(): void {
    const parts = this.parts;
    if (parts.length === 0) return;
    this.parts = [];
    if (this.open.pre > 0) return this.add(parts, parts.map((part) => part.text).join('').replace(/^[ \t]*\n/, '').trimEnd()); // prettier-ignore
    let from = 0;
    for (let at = 0; at <= parts.length; at++) {
      if (at < parts.length && !isBreak(parts, at)) continue;
      const slice = parts.slice(from, at);
      this.add(slice, tidy(slice));
      from = at;
    }
  }

  private add(parts: readonly Part[], text: string): void {
    if (/^[\s|]*$/.test(text)) return;
    const characters = parts.reduce((sum, part) => sum + part.text.length, 0);
    const linked = parts.reduce((sum, part) => sum + (part.link ? part.text.length : 0), 0) / Math.max(1, characters);
    this.skeleton.push(`<span data-block="${this.blocks.length}">`);
    for (const part of parts)
      this.skeleton.push(part.link ? `<a href="#">${escapeHtml(part.text)}</a>` : escapeHtml(part.text));
    this.skeleton.push('</span>');
    this.blocks.push({ ...this.kind(), text, region: this.regions.at(-1) ?? 'body', linked });
  }

  private kind(): { kind: SegmentKind; level: number } {
    const { heading, list, quote, caption, note, pre } = this.open;
    if (heading > 0) return { kind: 'heading', level: heading };
    if (pre > 0) return { kind: 'code', level: 0 };
    if (caption > 0) return { kind: 'caption', level: 0 };
    if (note > 0) return { kind: 'note', level: 0 };
    if (list > 0) return { kind: 'item', level: list };
    return { kind: quote > 0 ? 'quote' : 'paragraph', level: 0 };
  }
}

/** True at the second of two line breaks that have nothing but spaces between them. */
function isBreak(parts: readonly Part[], at: number): boolean {
  if (parts[at]?.text !== '\n') return false;
  let before = at - 1;
  while (before >= 0 && parts[before]?.text === ' ') before--;
  return parts[before]?.text === '\n';
}

/** Joins parts, with runs of spaces made one and none around line breaks. */
function tidy(parts: readonly Part[]): string {
  const joined = parts.map((part) => part.text).join('');
  return joined
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  const style = attribute(element, 'style');
  return style !== undefined && /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(style);
}

const COMMENTS = /(?:^|[\s_-])(?:comments?|respond|reply|disqus|kommentare?|commentaires?|commenti)(?:$|[\s_-])/i;

function regionOf(element: HtmlElement, tag: string, around: Region): Region {
  if (tag === 'form') return 'form';
  if (around !== 'body' && around !== 'header') return around;
  const role = attribute(element, 'role');
  if (tag === 'nav' || role === 'navigation') return 'navigation';
  if (COMMENTS.test(nameOf(element))) return 'comments';
  if (tag === 'aside' || role === 'complementary') return 'aside';
  if (tag === 'footer' || role === 'contentinfo') return 'footer';
  return tag === 'header' || role === 'banner' ? 'header' : around;
}

const nameOf = (element: HtmlElement): string =>
  `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`.slice(0, 200);

/** Keeps what the search for the article scores by: names, roles and who is said to be the author. */
function openTag(element: HtmlElement, tag: string): string {
  const kept = ['id', 'class', 'role', 'rel', 'itemprop'].flatMap((name) => {
    const value = attribute(element, name);
    return value === undefined ? [] : ` ${name}="${escapeHtml(value.slice(0, 200))}"`;
  });
  return `<${tag}${kept.join('')}>`;
}
