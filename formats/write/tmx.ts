/** TMX 1.4b (LISA, 2005): translation units for translators' tools, and for reading them back (aligned/tmx.ts). */
import type { AlignedBead, AlignedTexts, AlignedVersion } from './aligned.ts';
import { isFurniture, statusOf, typeOf, unitTexts } from './aligned.ts';
import { xml, xmlText } from './xml.ts';

/**
 * A translation unit per row that has text in at least two versions: a memory of translations has no place for what was not
 * translated, nor for page furniture. The first version is the source. Of a work's rows, properties say what TMX has no words for.
 */
export function* writeTmx(texts: AlignedTexts): Generator<string> {
  const units = unitTexts(texts);
  const furniture = isFurniture(texts);
  const source = xml(texts.versions[0]?.language ?? 'und');
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n';
  yield `<header creationtool="Hexapla" creationtoolversion="0.1" segtype="${texts.level}" o-tmf="Hexapla" adminlang="en" srclang="${source}" datatype="plaintext"`;
  const told = headerProperties(texts);
  yield told === '' ? '/>\n<body>\n' : `>\n${told}</header>\n<body>\n`;
  for (const bead of texts.beads) {
    const sides = bead.runs.flatMap(([start, end], index) =>
      start === end ? [] : [variant(texts, index, [start, end], units[index]!, bead)],
    );
    if (sides.length < 2 || furniture(bead)) continue;
    yield `<tu>${properties(bead)}${sides.join('')}</tu>\n`;
  }
  yield '</body>\n</tmx>\n';
}

function variant(
  texts: AlignedTexts,
  index: number,
  [start, end]: readonly [number, number],
  units: readonly string[],
  { status }: AlignedBead,
): string {
  const version = texts.versions[index]!;
  const own =
    status === undefined
      ? ''
      : property('version', String(index + 1)) +
        (texts.level === 'paragraph' ? property('segments', segmentsOf(version, [start, end])) : '');
  const text = xml(units.slice(start, end).join(' '));
  return `<tuv xml:lang="${xml(version.language)}">${own}<seg>${text}</seg></tuv>`;
}

/** "heading/1 12, paragraph 140": kinds, levels and lengths of the segments of a cell, in UTF-16 units; empty for a single paragraph. */
function segmentsOf({ segments }: AlignedVersion, [start, end]: readonly [number, number]): string {
  const own = segments.slice(start, end);
  if (own.length === 1 && own[0]!.kind === 'paragraph') return '';
  return own.map(({ kind, level, text }) => `${kind}${level > 0 ? `/${level}` : ''} ${xmlLength(text)}`).join(', ');
}

/** Of the text as a reader of the file gets it. */
const xmlLength = (text: string): number => xmlText(text).length;

/** What the row is worth, for tools that show or filter by it. */
function properties(bead: AlignedBead): string {
  if (bead.status === undefined) return '';
  return property('type', typeOf(bead)) + property('status', statusOf(bead)) + property('score', bead.score.toFixed(3));
}

/** The work and its versions. */
function headerProperties({ title, author, versions }: AlignedTexts): string {
  if (title === undefined) return '';
  const told = versions.flatMap(({ file, facts }, index) =>
    Object.entries({ name: file, ...facts }).map(([name, value]) =>
      property(`version-${index + 1}-${name}`, value === false ? '' : String(value)),
    ),
  );
  return [property('title', title), property('author', author ?? ''), ...told]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

/** Properties without meaning to TMX begin with "x-". */
const property = (name: string, value: string): string =>
  value === '' ? '' : `<prop type="x-${name}">${xml(value)}</prop>`;
