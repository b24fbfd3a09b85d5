/**
 * Verses from a SWORD module of type zText with blocks of one book. Three files per testament, all little endian: .bzs lists the
 * blocks (offset, length, length when unpacked; 4 bytes each), .bzz holds them one after the other, each a zlib stream, and .bzv
 * has a record per verse slot (block 4, offset 4, length 2 bytes). Slots run through the books in the module's versification, with
 * one slot before each book and one before each chapter; they carry <div type="book"> and <chapter> and so tell where one is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** The OSIS markup of each slot of a testament ('ot' or 'nt'), in order. */
export function readSlots(folder, testament) {
  const read = (kind) => readFileSync(join(folder, `${testament}.${kind}`));
  const [index, verses, data] = [read('bzs'), read('bzv'), read('bzz')];
  const blocks = [];
  for (let at = 0; at + 12 <= index.length; at += 12) {
    const start = index.readUInt32LE(at);
    blocks.push(inflateSync(data.subarray(start, start + index.readUInt32LE(at + 4))));
  }
  const slots = [];
  for (let at = 0; at + 10 <= verses.length; at += 10) {
    const start = verses.readUInt32LE(at + 4);
    const end = start + verses.readUInt16LE(at + 8);
    slots.push(end > start ? blocks[verses.readUInt32LE(at)].toString('utf8', start, end) : '');
  }
  return slots;
}

/**
 * The chapters of a book: [{ chapter, verses }], verses as plain text in order. Slots that a translation leaves empty are left out.
 * @param {string} folder of the module's data
 * @param {string} book OSIS name: 'Gen', 'Ruth'
 */
export function readBook(folder, testament, book) {
  const chapters = [];
  for (const slot of readSlots(folder, testament)) {
    const start = slot.match(/<chapter [^>]*\bsID="([A-Za-z0-9]+)\.(\d+)"/);
    if (start) chapters.push({ book: start[1], chapter: Number(start[2]), verses: [] });
    const text = plainText(slot);
    if (text && !start) chapters.at(-1)?.verses.push(text);
  }
  return chapters.filter((one) => one.book === book).map(({ chapter, verses }) => ({ chapter, verses }));
}

/** Footnotes and titles go, with what they hold; other marks go and leave their text. A note stands where a space was. */
export function plainText(osis) {
  return osis
    .replace(/<(note|title)\b[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<(?:l|lg|div|lb)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\s¶]+/g, ' ')
    .replace(/ (?=[,.;:!?”’)])/g, '')
    .replace(/(?<=[“‘(¿¡]) /g, '')
    .trim();
}

/**
 * The first words of chapters stand in capitals in old printings ("Y ACONTECIÓ"). Puts them as the rest of the book writes them.
 * @param {Iterable<string>} all every verse of the book, to tell names from other words
 */
export function lowerOpenings(chapters, all) {
  const seen = new Map();
  for (const verse of all) for (const [word] of verse.matchAll(/\p{L}+/gu)) seen.set(word, (seen.get(word) ?? 0) + 1);
  const usual = (word) => {
    const lower = word.toLowerCase();
    const title = lower.charAt(0).toUpperCase() + lower.slice(1);
    return (seen.get(title) ?? 0) > (seen.get(lower) ?? 0) ? title : lower;
  };
  const lowered = (verse) => {
    const opening = verse.match(/^[¿¡“]*(?:\p{Lu}+[\s,]+)*\p{Lu}{2,}(?!\p{L})/u)?.[0] ?? '';
    const words = opening.replace(/\p{L}+/gu, usual).replace(/\p{L}/u, (letter) => letter.toUpperCase());
    return words + verse.slice(opening.length);
  };
  return chapters.map(({ chapter, verses: [first, ...rest] }) => ({ chapter, verses: [lowered(first), ...rest] }));
}
