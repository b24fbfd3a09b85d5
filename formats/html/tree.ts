/**
 * HTML text -> tree, by the HTML standard's own algorithm (parse5), with the places closed where hostile input makes that algorithm
 * quadratic: depth, attributes, formatting elements that are opened again in every paragraph, and text foster-parented out of tables.
 */
import { Parser, defaultTreeAdapter } from 'parse5';
import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, Token, TreeAdapter } from 'parse5';
import { MAX_ATTRIBUTES, MAX_HTML_DEPTH } from '../limits.ts';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

export interface HtmlTree {
  readonly document: DefaultTreeAdapterTypes.Document;
  /** True where elements were nested deeper than MAX_HTML_DEPTH, and read as if they were not. */
  readonly cut: boolean;
}

/** Inline marks. They say nothing that is kept, and the standard opens them anew in each block until they are closed. */
const FORMATTING = new Set(['b', 'big', 'em', 'font', 'i', 'nobr', 's', 'small', 'strike', 'strong', 'tt', 'u']);
/** What these hold is no markup: their start tag switches the tokenizer, so it must not be ignored at any depth. */
const RAW_TEXT = new Set([
  'script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'noscript', 'plaintext', 'template',
]); // prettier-ignore

class CappedParser extends Parser<DefaultTreeAdapterMap> {
  cut = false;

  override onStartTag(token: Token.TagToken): void {
    if (FORMATTING.has(token.tagName)) return;
    if (this.openElements.stackTop >= MAX_HTML_DEPTH && !RAW_TEXT.has(token.tagName)) {
      this.cut = true;
      return;
    }
    super.onStartTag(token);
  }

  override onEndTag(token: Token.TagToken): void {
    if (!FORMATTING.has(token.tagName)) super.onEndTag(token);
  }
}

/** Text in a table but outside its cells goes before the table: near the end of its parent, so it is looked for from there. */
const adapter: TreeAdapter<DefaultTreeAdapterMap> = {
  ...defaultTreeAdapter,
  insertBefore(parent, node, reference) {
    parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
    node.parentNode = parent;
  },
  insertTextBefore(parent, text, reference) {
    const before = parent.childNodes[parent.childNodes.lastIndexOf(reference) - 1];
    if (before && defaultTreeAdapter.isTextNode(before)) before.value += text;
    else adapter.insertBefore(parent, defaultTreeAdapter.createTextNode(text), reference);
  },
};

/** Never throws on any text. Time and memory are linear in its length. */
export function parseHtml(html: string): HtmlTree {
  const parser = new CappedParser({ treeAdapter: adapter, scriptingEnabled: true });
  parser.tokenizer.write(limitAttributes(html), true);
  return { document: parser.document, cut: parser.cut };
}

const SPACE = /\s/;

/**
 * Cuts what stands behind the first MAX_ATTRIBUTES attributes out of every tag. Quotes are followed as the tokenizer does; where
 * a comment or script is taken for tags the only harm is that such a monster inside it is cut as well.
 */
export function limitAttributes(html: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const tag = scanTag(html, at);
    if (tag.cut !== -1) {
      kept.push(html.slice(from, tag.cut));
      from = tag.end;
    }
    at = Math.max(tag.end, at + 1);
  }
  return kept.length === 0 ? html : kept.join('') + html.slice(from);
}

/** Where the tag that opens at `at` ends (its `>`), and where its surplus of attributes begins, or -1. */
function scanTag(html: string, at: number): { end: number; cut: number } {
  if (!/[a-z/]/i.test(html.charAt(at + 1))) return { end: at + 1, cut: -1 };
  let attributes = 0;
  let cut = -1;
  let position = at + 1;
  for (; position < html.length; position++) {
    const character = html[position] as string;
    if (character === '>') break;
    if (character === '"' || character === "'") {
      const close = html[position - 1] === '=' ? html.indexOf(character, position + 1) : position;
      if (close === -1) break;
      position = close;
    }
    if (!SPACE.test(character) && character !== '/') continue;
    if (++attributes > MAX_ATTRIBUTES && cut === -1) cut = position;
  }
  return { end: position, cut };
}

export const isElement = (node: { readonly nodeName: string }): node is HtmlElement => 'tagName' in node;
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** The value of an attribute, or undefined. Names are lower case. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
