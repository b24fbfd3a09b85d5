/**
 * A book for readers of e-books (EPUB 3.3, W3C Recommendation 2023): passage by passage, the versions under one another, since their
 * pages are too narrow for columns. No script, no picture, nothing loaded from anywhere.
 */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { ZippableFile } from 'fflate';
import { direction } from '../../text/index.ts';
import type { AlignedBead, AlignedTexts } from './aligned.ts';
import { isFurniture, titleOfTexts, unitTexts } from './aligned.ts';
import { xml } from './xml.ts';

/** Devices are slow with larger files. Characters. */
const MAX_CHAPTER = 200_000;
/** More files than this help nobody, however many headings a text has. */
const MAX_CHAPTERS = 2000;
/** Headings of these levels begin a chapter. */
const CHAPTER_LEVEL = 2;

const STYLE = `
body { margin: 0 4%; line-height: 1.5; }
.row { margin: 0 0 1.1em; }
.row p { margin: 0 0 .3em; }
.row .other { color: #555; font-size: .92em; margin-inline-start: 1em; }
h2 { margin: 1.5em 0 .2em; text-align: start; }
.row h2 + h2 { margin-top: 0; }
`;

interface Chapter {
  readonly file: string;
  readonly title: string;
  readonly rows: readonly AlignedBead[];
}

/** The container (OCF 3.3) as one piece: the kind of file comes first, as it is; 1 January 1980, so that the same texts make the same bytes. */
export function writeEpub(texts: AlignedTexts): Iterable<Uint8Array> {
  const files = Object.fromEntries(
    Array.from(filesOf(texts), ([name, text]) => [name, name === 'mimetype' ? stored(text) : strToU8(text)]),
  );
  return [zipSync(files, { mtime: '1980-01-01T00:00:00' })];
}

const stored = (text: string): ZippableFile => [strToU8(text), { level: 0 }];

function* filesOf(texts: AlignedTexts): Generator<readonly [name: string, text: string]> {
  const units = unitTexts(texts);
  const headings = headingLevels(texts);
  const chapters = chaptersOf(texts, units, headings);
  yield ['mimetype', 'application/epub+zip'];
  yield ['META-INF/container.xml', CONTAINER];
  yield ['book/style.css', STYLE];
  yield ['book/package.opf', packageOf(texts, chapters)];
  yield ['book/nav.xhtml', contentsOf(texts, chapters)];
  for (const chapter of chapters) yield [`book/${chapter.file}`, page(texts, chapter, units, headings)];
}

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** Of each unit of each version: the level of a heading, 0 for what is none. Sentences of a heading are headings. */
function headingLevels({ versions, level }: AlignedTexts): number[][] {
  return versions.map(({ segments }) =>
    segments.flatMap((segment) => {
      const own = segment.kind === 'heading' ? Math.max(1, segment.level) : 0;
      return level === 'paragraph' ? [own] : segment.sentences.map(() => own);
    }),
  );
}

/** Cut at headings and at MAX_CHAPTER, never inside a row; page furniture is left out. */
function chaptersOf(
  texts: AlignedTexts,
  units: readonly (readonly string[])[],
  headings: readonly (readonly number[])[],
): Chapter[] {
  const furniture = isFurniture(texts);
  const rows = texts.beads.filter((bead) => !furniture(bead));
  const fewest = Math.ceil(rows.length / MAX_CHAPTERS);
  const chapters: Chapter[] = [];
  let current: AlignedBead[] = [];
  let characters = 0;
  const close = () => {
    if (current.length === 0) return;
    const number = chapters.length + 1;
    chapters.push({
      file: `part-${number}.xhtml`,
      title: titleOf(current, units, headings) ?? String(number),
      rows: current,
    });
    current = [];
    characters = 0;
  };
  for (const row of rows) {
    const begins = row.runs.some(([start, end], version) => {
      const level = end > start ? (headings[version]?.[start] ?? 0) : 0;
      return level > 0 && level <= CHAPTER_LEVEL;
    });
    if (current.length >= fewest && (begins || characters > MAX_CHAPTER)) close();
    current.push(row);
    for (const [version, [start, end]] of row.runs.entries())
      for (const text of units[version]!.slice(start, end)) characters += text.length;
  }
  close();
  return chapters;
}

/** The first heading of a chapter, in the first version that has one. */
function titleOf(
  rows: readonly AlignedBead[],
  units: readonly (readonly string[])[],
  headings: readonly (readonly number[])[],
): string | undefined {
  for (const { runs } of rows.slice(0, 3)) {
    for (const [version, [start, end]] of runs.entries()) {
      if (end > start && (headings[version]?.[start] ?? 0) > 0) return units[version]?.[start];
    }
  }
  return undefined;
}

/** The same work with the same versions is the same book to a reader of e-books, which then keeps its place. */
function identifier(texts: AlignedTexts): string {
  const facts = [
    titleOfTexts(texts),
    texts.level,
    ...texts.versions.map(({ file, language }) => `${language} ${file}`),
  ];
  const hex = createHash('sha256').update(facts.join('\n')).digest('hex');
  // A UUID of version 8 (RFC 9562): made from a hash of our own.
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function packageOf(texts: AlignedTexts, chapters: readonly Chapter[]): string {
  const languages = [...new Set(texts.versions.map(({ language }) => language))];
  const modified = new Date(texts.modifiedAt ?? 0).toISOString().replace(/\.\d+/, '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${identifier(texts)}</dc:identifier>
<dc:title>${xml(titleOfTexts(texts))}</dc:title>
${texts.author ? `<dc:creator>${xml(texts.author)}</dc:creator>\n` : ''}${languages.map((language) => `<dc:language>${xml(language)}</dc:language>`).join('\n')}
<meta property="dcterms:modified">${modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${chapters.map(({ file }, index) => `<item id="c${index + 1}" href="${file}" media-type="application/xhtml+xml"/>`).join('\n')}
</manifest>
<spine>
${chapters.map((_, index) => `<itemref idref="c${index + 1}"/>`).join('\n')}
</spine>
</package>
`;
}

function contentsOf(texts: AlignedTexts, chapters: readonly Chapter[]): string {
  const entries = chapters.map(({ file, title }) => `<li><a href="${file}">${xml(title)}</a></li>`).join('\n');
  const title = xml(titleOfTexts(texts));
  return document(title, `<nav epub:type="toc"><h1>${title}</h1>\n<ol>\n${entries}\n</ol></nav>`);
}

const document = (title: string, body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>${title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
${body}
</body>
</html>
`;

function page(
  texts: AlignedTexts,
  { title, rows }: Chapter,
  units: readonly (readonly string[])[],
  headings: readonly (readonly number[])[],
): string {
  const body = rows.map(({ runs }) => {
    const sides = runs.flatMap(([start, end], version) => {
      const language = texts.versions[version]?.language ?? 'und';
      const attributes = `lang="${xml(language)}" xml:lang="${xml(language)}" dir="${direction(language)}"`;
      return (units[version] ?? []).slice(start, end).map((text, index) => {
        const name = (headings[version]?.[start + index] ?? 0) > 0 ? 'h2' : 'p';
        return `<${name} ${attributes}${version > 0 ? ' class="other"' : ''}>${xml(text)}</${name}>`;
      });
    });
    return `<div class="row">${sides.join('')}</div>`;
  });
  return document(xml(title), body.join('\n'));
}
