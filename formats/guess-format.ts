/** Which reader a file needs, by its name and, where that is silent or wrong, by what it holds. */
import type { InputFormat } from '../contract/import.ts';

const BY_ENDING: Readonly<Record<string, InputFormat>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
};

/** How much of the text is looked at. */
const WINDOW = 64 * 1024;

/**
 * Guesses the format of a decoded text. Content wins over the name in one case only: a page of HTML saved as .txt or without an
 * ending. 'lines' is never guessed, since nothing but the reader's word tells it from text.
 * @param fileName any name or path; only its ending counts
 * @param text the decoded text, or its beginning
 */
export function guessFormat(fileName: string, text: string): InputFormat {
  const ending = /\.([a-z0-9]{1,10})$/i.exec(fileName.slice(-20))?.[1]?.toLowerCase() ?? '';
  const known = BY_ENDING[ending];
  if (known) return known;
  const start = text.slice(0, WINDOW);
  if (looksLikeHtml(start)) return 'html';
  return ending === '' && looksLikeMarkdown(start) ? 'markdown' : 'text';
}

/** True for a page, with its doctype or root, or for a run of block tags at the very beginning. */
function looksLikeHtml(start: string): boolean {
  const head = start.slice(0, 2048).trimStart().toLowerCase();
  if (head.startsWith('<!doctype html') || /^<(html|head|body)[\s>]/.test(head)) return true;
  if (head.startsWith('<?xml') || head.startsWith('<!--')) return head.includes('<html');
  return (
    /^<(p|div|article|section|h[1-6]|main|table|ul|ol)[\s>]/.test(head) &&
    /<\/(p|div|article|h[1-6]|li|td)>/i.test(start)
  );
}

/** Wants two different signs, one of them a heading or front matter: a "# " alone may be a comment, "* " alone a rule in prose. */
function looksLikeMarkdown(start: string): boolean {
  const heading = /^#{1,6} \S/m.test(start);
  const matter = /^---\r?\n[a-z_]+:/i.test(start);
  const others = [/^[-*+] \S/m, /^> \S/m, /^```/m, /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/, /\*\*[^*\n]{1,200}\*\*/];
  return matter || (heading && others.some((sign) => sign.test(start)));
}
