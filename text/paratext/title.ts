/** Who wrote it and what it is called, as far as its first blocks say. */
import { isMetadata, isSeparator } from '../paragraphs/kinds.ts';
import { endsWithStop, isUnspaced } from '../paragraphs/lines.ts';
import type { Block } from '../types.ts';

/** Titles and bylines stand among the first blocks. */
const HEAD = 10;
const TITLE_MAX = 160;
const TITLE_KEY =
  /^(?:title|titolo|titre|titel|título|tytuł|název|заглавие|название|назва|τίτλος|العنوان|عنوان|כותרת|标题|標題|題名|タイトル|제목)\s*[:：]\s*(\S.{0,150})$/iu;
const AUTHOR_KEY =
  /^(?:author|written by|autore|autrice|auteure?|autor(?:in|a)?|auteur|автор|συγγραφέας|المؤلف|الكاتب|نویسنده|מחבר|作者|著者|저자|작성자)\s*[:：]\s*(\S.{0,100})$/iu;
const BY = /^(?:by|von|par|di|por|de|av|af|door|od|przez|από|بقلم|מאת|文)\s*[:：]?\s+(\S.{1,80})$/iu;
/** Two to five names, particles between them: Jan de Vries. */
const NAME =
  /^\p{Lu}[\p{L}.’'-]*(?:\s+(?:de|di|da|del|della|van|von|der|den|zu|la|le|du|dos|\p{Lu}[\p{L}.’'-]*)){1,5}$/u;
const CASELESS_NAME = /^[\p{Lo}\p{M}\s.·・]{2,30}$/u;

/** The title: what is called so, else the first heading near the start, else a short first block that is no sentence; '' if none. */
export function guessTitle(blocks: readonly Block[]): string {
  const head = blocks.slice(0, HEAD);
  for (const { text } of head) {
    const named = TITLE_KEY.exec(text)?.[1];
    if (named !== undefined) return named.trim();
  }
  const heading = head.find((block) => block.kind === 'heading');
  if (heading) return heading.text;
  const first = head.find(({ text }) => !isMetadata(text) && !isSeparator(text));
  if (!first || first.kind === 'verse' || first.kind === 'item' || blocks.length < 2) return '';
  return first.text.length <= TITLE_MAX && !endsWithStop(first.text, 0, first.text.length) ? first.text : '';
}

/** Words that could stand over a text: several of them, short, and no sentence that ends in a full stop. */
export function isTitleLike(text: string): boolean {
  if (text.length > TITLE_MAX || isMetadata(text) || isSeparator(text)) return false;
  if (/[.。．।…:;,]$/u.test(text)) return false;
  return /\S\s+\S/u.test(text) || (isUnspaced(text, 0) && text.length >= 4);
}

/** The author as named in a byline or a field near the start; '' if none. */
export function guessAuthor(blocks: readonly Block[]): string {
  for (const { text } of blocks.slice(0, HEAD)) {
    const keyed = AUTHOR_KEY.exec(text)?.[1] ?? byline(text);
    if (keyed !== undefined) return keyed.trim();
  }
  return '';
}

function byline(text: string): string | undefined {
  const name = BY.exec(text)?.[1]?.trim();
  return name !== undefined && (NAME.test(name) || CASELESS_NAME.test(name)) ? name : undefined;
}
