/** Markdown (CommonMark with GitHub's tables and footnotes, and front matter) -> document. */
import type { BlockContent, DefinitionContent, ListItem, Root, RootContent, Table } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { HexaplaError } from '../../contract/errors.ts';
import type { DraftWarning } from '../../contract/import.ts';
import { findParagraphs } from '../../text/index.ts';
import type { SegmentKind, Span } from '../../text/index.ts';
import type { DocumentBlock, Reading } from '../document.ts';
import { readPage } from '../html/page.ts';
import { parseHtml } from '../html/tree.ts';
import { MAX_MARKDOWN_CHARACTERS } from '../limits.ts';
import { splitMarkdown } from './chunks.ts';
import type { Chunk } from './chunks.ts';
import { parseFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter.ts';
import { inlineText } from './inline.ts';

type Node = RootContent | BlockContent | DefinitionContent;

/** What stands around a block. */
interface Around {
  readonly kind: SegmentKind;
  /** Nesting depth of lists, 0 outside. */
  readonly depth: number;
}

/**
 * @param text decoded, lines parted by \n
 * @throws HexaplaError 'file-too-large' beyond MAX_MARKDOWN_CHARACTERS
 */
export function readMarkdown(text: string, fileName: string): Reading {
  if (text.length > MAX_MARKDOWN_CHARACTERS) {
    const fields = { file: fileName, limit: MAX_MARKDOWN_CHARACTERS };
    throw new HexaplaError('file-too-large', `${fileName}: too long for Markdown; read it as plain text`, fields);
  }
  const reader = new MarkdownReader();
  for (const chunk of splitMarkdown(text)) reader.read(chunk);
  return reader.finish();
}

class MarkdownReader {
  private readonly parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']);
  private readonly blocks: DocumentBlock[] = [];
  private matter: FrontMatter = { title: '', author: '', language: '' };
  private plain = false;
  private dropped = 0;
  private offset = 0;
  private end = 0;

  read(chunk: Chunk): void {
    this.offset = chunk.start;
    this.end = chunk.text.length;
    if (chunk.hostile) return this.readPlain(chunk);
    const source = chunk.definitions ? `${chunk.text}\n\n${chunk.definitions}\n` : chunk.text;
    const root: Root = this.parser.parse(source);
    for (const node of root.children) this.block(node, { kind: 'paragraph', depth: 0 });
  }

  finish(): Reading {
    const first = this.blocks.find((block) => block.kind === 'heading' && block.level === 1)?.text ?? '';
    const { title, author, language } = this.matter;
    // A title that only the front matter gives is part of the text as a reader sees it.
    const blocks: DocumentBlock[] =
      title && !first ? [{ kind: 'heading', level: 1, text: title }, ...this.blocks] : this.blocks;
    const warnings: DraftWarning[] = [];
    if (this.plain) warnings.push({ code: 'nesting-cut' });
    if (this.dropped > 0) warnings.push({ code: 'active-content-dropped', values: { count: this.dropped } });
    return { title: title || first, author, ...(language ? { language } : {}), blocks, warnings };
  }

  private readPlain(chunk: Chunk): void {
    this.plain = true;
    for (const block of findParagraphs(chunk.text).blocks) {
      const source: Span | undefined = block.source && [block.source[0] + chunk.start, block.source[1] + chunk.start];
      this.blocks.push({ ...block, ...(source ? { source } : {}) });
    }
  }

  /** Recursion is as deep as the chunk's containers, which are bounded. */
  private block(node: Node, around: Around): void {
    if ((node.position?.start.offset ?? 0) >= this.end) return; // a definition lent by another chunk
    switch (node.type) {
      case 'yaml':
        return this.frontMatter(node, node.value);
      case 'heading':
        return this.add(node, 'heading', node.depth, inlineText(node.children));
      case 'paragraph':
        return this.paragraph(node, around);
      case 'code':
        return this.add(node, 'code', 0, node.value);
      case 'table':
        return this.table(node);
      case 'html':
        return this.html(node.value);
      case 'list':
        return this.list(node.children, around);
      case 'blockquote':
        return node.children.forEach((child) => this.block(child, { ...around, kind: 'quote' }));
      case 'footnoteDefinition':
        return node.children.forEach((child) => this.block(child, { kind: 'note', depth: 0 }));
      default:
        // 'toml' comes from the front matter plug-in and is in no list of types; rules and definitions hold no text.
        if ((node.type as string) === 'toml') this.frontMatter(node, (node as unknown as { value: string }).value);
    }
  }

  private frontMatter(node: Node, value: string): void {
    this.matter = parseFrontMatter(value);
    const { start, end } = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
    if (value.trim() === '') return;
    this.blocks.push({ kind: 'paragraph', level: 0, text: value.trim(), source: [start, end], hint: 'metadata' });
  }

  private paragraph(node: Extract<Node, { type: 'paragraph' }>, around: Around): void {
    const only = node.children.length === 1 ? node.children[0] : undefined;
    if (only?.type === 'image') return this.add(node, 'caption', 0, (only.title || only.alt) ?? '');
    this.add(node, around.kind, around.kind === 'item' ? around.depth : 0, inlineText(node.children));
  }

  private list(items: readonly ListItem[], around: Around): void {
    const depth = around.depth + 1;
    for (const item of items) for (const child of item.children) this.block(child, { kind: 'item', depth });
  }

  /** One block a row, cells parted by bars, as in tables of HTML. */
  private table(node: Table): void {
    for (const row of node.children) {
      this.add(row, 'paragraph', 0, row.children.map((cell) => inlineText(cell.children)).join(' | ')); // prettier-ignore
    }
  }

  private html(value: string): void {
    const page = readPage(parseHtml(value).document);
    this.dropped += page.dropped;
    for (const { kind, level, text } of page.blocks) this.blocks.push({ kind, level, text });
  }

  private add(node: { position?: Root['position'] }, kind: SegmentKind, level: number, text: string): void {
    if (/^[\s|]*$/.test(text)) return;
    const { start, end } = node.position ?? {};
    const source: Span = [this.offset + (start?.offset ?? 0), this.offset + (end?.offset ?? 0)];
    this.blocks.push({ kind, level, text, source });
  }
}
