/** HTML text -> document: a saved article, or a page that is all text. */
import type { DraftWarning } from '../../contract/import.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { DocumentBlock, Reading } from '../document.ts';
import { MAX_HTML_CHARACTERS } from '../limits.ts';
import { HINTS, findArticle, furnitureRegions } from './article.ts';
import { escapeHtml } from '../../contract/escape-html.ts';
import { readPage } from './page.ts';
import type { Page } from './page.ts';
import { attribute, isElement, isText, parseHtml } from './tree.ts';
import type { HtmlElement, HtmlParent } from './tree.ts';

/**
 * @param html the decoded text
 * @param fileName for messages
 * @throws HexaplaError 'file-too-large' beyond MAX_HTML_CHARACTERS
 */
export function readHtml(html: string, fileName: string): Reading {
  if (html.length > MAX_HTML_CHARACTERS) {
    throw new HexaplaError('file-too-large', `${fileName}: too long for HTML; save it as plain text`, {
      file: fileName,
      limit: MAX_HTML_CHARACTERS,
    });
  }
  const tree = parseHtml(html);
  const head = readHead(tree.document);
  const page = readPage(head.body ?? tree.document);
  const article = findArticle(page, head);
  const blocks = article?.blocks ?? wholePage(page);
  return {
    title: titleOf(blocks, head),
    author: head.author || article?.author || '',
    ...(head.language ? { language: head.language } : {}),
    blocks,
    warnings: warningsOf(page, tree.cut),
  };
}

/** All blocks of the page. Menus, forms and the like are marked, but only by what surrounds them. */
function wholePage(page: Page): DocumentBlock[] {
  const furniture = furnitureRegions(page.blocks, ['navigation', 'form', 'comments', 'footer']);
  return page.blocks.map(({ kind, level, text, region }): DocumentBlock => {
    return { kind, level, text, ...(furniture.has(region) ? { hint: HINTS[region] } : {}) };
  });
}

function warningsOf(page: Page, cut: boolean): DraftWarning[] {
  const warnings: DraftWarning[] = [];
  if (page.dropped > 0) warnings.push({ code: 'active-content-dropped', values: { count: page.dropped } });
  if (cut) warnings.push({ code: 'nesting-cut' });
  return warnings;
}

interface Head {
  /** Of the <title> element, with the site's name. */
  readonly title: string;
  /** As the page tells other sites, without the site's name; may be empty. */
  readonly ownTitle: string;
  readonly author: string;
  readonly language: string;
  /** Its meta elements again, with nothing but their names and contents. */
  readonly metas: string;
  readonly body: HtmlElement | null;
}

const AUTHOR_METAS = ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author'];
const TITLE_METAS = ['og:title', 'dc.title', 'dcterms.title', 'twitter:title'];

function readHead(document: HtmlParent): Head {
  const root = child(document, 'html');
  const head = root && child(root, 'head');
  const metas = new Map<string, string>();
  for (const node of head?.childNodes ?? []) {
    if (!isElement(node) || node.tagName !== 'meta' || metas.size >= 200) continue;
    const name = (
      attribute(node, 'name') ??
      attribute(node, 'property') ??
      attribute(node, 'http-equiv') ??
      ''
    ).toLowerCase();
    const content = attribute(node, 'content')?.trim().slice(0, 1000);
    if (name && content && !metas.has(name)) metas.set(name, content);
  }
  const pick = (names: readonly string[]) => names.map((name) => metas.get(name)).find((value) => value) ?? '';
  const author = pick(AUTHOR_METAS);
  return {
    title: textOf(head && child(head, 'title')),
    ownTitle: pick(TITLE_METAS),
    author: /^https?:/.test(author) ? '' : author,
    language: languageTag(
      (root && (attribute(root, 'lang') || attribute(root, 'xml:lang'))) || pick(['content-language', 'language']),
    ),
    metas: [...metas]
      .map(([name, value]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(value)}">`)
      .join(''),
    body: (root && child(root, 'body')) ?? null,
  };
}

const child = (parent: HtmlParent, tag: string): HtmlElement | undefined =>
  parent.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === tag);

const textOf = (element: HtmlElement | undefined): string =>
  (element?.childNodes ?? []).map((node) => (isText(node) ? node.value : '')).join('').replace(/\s+/g, ' ').trim().slice(0, 500); // prettier-ignore

/** A BCP 47 tag in its usual spelling, or empty where the page's word is none. */
function languageTag(value: string): string {
  try {
    return Intl.getCanonicalLocales(value.trim().replace('_', '-').slice(0, 40))[0] ?? '';
  } catch {
    return '';
  }
}

/** The page's own word, else its first heading of level 1, else the <title> less a trailing "| Site" or "– Site". */
function titleOf(blocks: readonly DocumentBlock[], head: Head): string {
  const heading = blocks.find((block) => block.kind === 'heading' && block.level === 1 && !block.hint)?.text;
  return (head.ownTitle || heading || head.title.replace(/\s[|–—·-]\s[^|–—·]{1,60}$/, '') || '').slice(0, 500);
}
