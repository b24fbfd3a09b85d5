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
/** Characters of a heading in the table of contents. */
const MAX_TITLE = 200;

const STYLE = `
body { margin: 0 4%; line-height: 1.5; }
.row { margin: 0 0 1.1em; }
.row p { margin: 0 0 .3em; }
.row .other { color: #555; font-size: .92em; margin-inline-start: 1em; }
h1, h2, h3, h4, h5, h6 { margin: 1.5em 0 .2em; text-align: start; }
.row .heading { font-weight: bold; margin-inline-start: 0; }
`;

interface Chapter {
  readonly file: string;
  readonly title: Title;
  readonly rows: readonly AlignedBead[];
}

interface Title {
  readonly text: string;
  /** The version that it is a heading of; null where it is none of any. */
  readonly version: number | null;
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

/**
 * Cut at the headings of the first version that has any, and at MAX_CHAPTER, never inside a row; page furniture is left out. Headings that
 * follow on one another begin one chapter together. There is one chapter at least.
 */
function chaptersOf(
  texts: AlignedTexts,
  units: readonly (readonly string[])[],
  headings: readonly (readonly number[])[],
): Chapter[] {
  const furniture = isFurniture(texts);
  const rows = texts.beads.filter((bead) => !furniture(bead));
  const lead = Math.max(0, headings.findIndex(hasChapters));
  const fewest = Math.ceil(rows.length / MAX_CHAPTERS);
  const level = ({ runs }: AlignedBead) => headingAt(headings[lead], runs[lead]);
  const chapters: Chapter[] = [];
  let current: AlignedBead[] = [];
  let characters = 0;
  let hasText = false;
  const close = () => {
    const number = chapters.length + 1;
    chapters.push({
      file: `part-${number}.xhtml`,
      title: titleOf(texts, current, units, headings, lead, number),
      rows: current,
    });
    current = [];
    characters = 0;
    hasText = false;
  };
  for (const row of rows) {
    const begins = level(row) > 0 && level(row) <= CHAPTER_LEVEL && hasText;
    if (current.length >= fewest && current.length > 0 && (begins || characters > MAX_CHAPTER)) close();
    current.push(row);
    hasText ||=
      level(row) === 0 &&
      row.runs.some(([start, end], version) => end > start && headingAt(headings[version], [start, end]) === 0);
    for (const [version, [start, end]] of row.runs.entries())
      for (const text of units[version]!.slice(start, end)) characters += text.length;
  }
  if (current.length > 0 || chapters.length === 0) close();
  return chapters;
}

const hasChapters = (levels: readonly number[]): boolean => levels.some((level) => level > 0 && level <= CHAPTER_LEVEL);

/** The level of the heading that a run begins with; 0 where it begins with none. */
function headingAt(
  levels: readonly number[] | undefined,
  run: readonly [start: number, end: number] | undefined,
): number {
  return run && run[1] > run[0] ? (levels?.[run[0]] ?? 0) : 0;
}

/** The first heading of a chapter, of the version whose headings part the book; of the first chapter without one the work's title. */
function titleOf(
  texts: AlignedTexts,
  rows: readonly AlignedBead[],
  units: readonly (readonly string[])[],
  headings: readonly (readonly number[])[],
  lead: number,
  number: number,
): Title {
  for (const { runs } of rows.slice(0, 3)) {
    const text = headingAt(headings[lead], runs[lead]) > 0 ? units[lead]?.[runs[lead]![0]]?.trim() : '';
    if (text) return { text: text.slice(0, MAX_TITLE), version: lead };
  }
  return { text: number === 1 ? bookTitle(texts) : String(number), version: null };
}

/** Never empty: a book has a title. */
const bookTitle = (texts: AlignedTexts): string => titleOfTexts(texts).trim() || texts.versions[0]?.language || 'und';

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
<dc:title>${xml(bookTitle(texts))}</dc:title>
${texts.author ? `<dc:creator>${xml(texts.author)}</dc:creator>\n` : ''}${languages.map((language) => `<dc:language>${xml(language)}</dc:language>`).join('\n')}
<meta property="dcterms:modified">${modified}</meta>
${ACCESSIBILITY.map(([name, value]) => `<meta property="schema:${name}">${value}</meta>`).join('\n')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${chapters.map(({ file }, index) => `<item id="c${index + 1}" href="${file}" media-type="application/xhtml+xml"/>`).join('\n')}
</manifest>
<spine page-progression-direction="${direction(texts.versions[0]?.language ?? 'und')}">
${chapters.map((_, index) => `<itemref idref="c${index + 1}"/>`).join('\n')}
</spine>
</package>
`;
}

/** What readers of e-books say of a book to those who cannot see it (EPUB Accessibility 1.1, Schema.org's terms). */
const ACCESSIBILITY = [
  ['accessMode', 'textual'],
  ['accessModeSufficient', 'textual'],
  ['accessibilityFeature', 'structuralNavigation'],
  ['accessibilityFeature', 'tableOfContents'],
  ['accessibilityFeature', 'readingOrder'],
  ['accessibilityFeature', 'displayTransformability'],
  ['accessibilityHazard', 'none'],
  ['accessibilitySummary', 'Text alone, each passage marked with its language and direction.'],
] as const;

function contentsOf(texts: AlignedTexts, chapters: readonly Chapter[]): string {
  const entries = chapters.map(({ file, title }) => {
    return `<li><a href="${file}"${languageOf(texts, title.version)}>${xml(title.text)}</a></li>`;
  });
  const title = xml(bookTitle(texts));
  const body = `<nav epub:type="toc" role="doc-toc"><h1>${title}</h1>\n<ol>\n${entries.join('\n')}\n</ol></nav>`;
  return document(texts, title, body);
}

/** Attributes that say the language and direction of a version's text. */
function languageOf({ versions }: AlignedTexts, version: number | null): string {
  const language = version === null ? undefined : versions[version]?.language;
  if (language === undefined) return '';
  return ` lang="${xml(language)}" xml:lang="${xml(language)}" dir="${direction(language)}"`;
}

const document = (texts: AlignedTexts, title: string, body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${languageOf(texts, 0)}>
<head><title>${title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
${body}
</body>
</html>
`;

/** Headings of the first version are the book's; those of the others stand under them as their wording in another language. */
function page(
  texts: AlignedTexts,
  { title, rows }: Chapter,
  units: readonly (readonly string[])[],
  headings: readonly (readonly number[])[],
): string {
  const body = rows.map(({ runs }) => {
    const lead = runs.findIndex(([start, end]) => end > start);
    const sides = runs.flatMap(([start, end], version) =>
      (units[version] ?? []).slice(start, end).map((text, index) => {
        const level = headings[version]?.[start + index] ?? 0;
        const name = level > 0 && version === lead ? `h${Math.min(6, level)}` : 'p';
        const classes = [version > 0 && 'other', level > 0 && name === 'p' && 'heading'].filter(Boolean).join(' ');
        const marked = classes === '' ? '' : ` class="${classes}"`;
        return `<${name}${languageOf(texts, version)}${marked}>${xml(text)}</${name}>`;
      }),
    );
    return `<div class="row">${sides.join('')}</div>`;
  });
  return document(
    texts,
    xml(title.text),
    `<section epub:type="chapter" role="doc-chapter">\n${body.join('\n')}\n</section>`,
  );
}
