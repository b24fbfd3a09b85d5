/** TMX 1.4b (LISA, 2005): translation units for translators' tools. */
import type { AlignedBead, AlignedTexts } from './aligned.ts';
import { isFurniture, typeOf, unitTexts } from './aligned.ts';
import { xml } from './xml.ts';

/**
 * A translation unit per row that has text in at least two versions: a memory of translations has no place for what was not
 * translated, nor for page furniture. The first version is the source.
 */
export function* writeTmx(texts: AlignedTexts): Generator<string> {
  const units = unitTexts(texts);
  const furniture = isFurniture(texts);
  const source = xml(texts.versions[0]?.language ?? 'und');
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n';
  yield `<header creationtool="Hexapla" creationtoolversion="0.1" segtype="${texts.level}" o-tmf="Hexapla" adminlang="en" srclang="${source}" datatype="plaintext"/>\n<body>\n`;
  for (const bead of texts.beads) {
    const sides = bead.runs.flatMap(([start, end], index) =>
      start === end
        ? []
        : [{ language: texts.versions[index]!.language, text: units[index]!.slice(start, end).join(' ') }],
    );
    if (sides.length < 2 || furniture(bead)) continue;
    yield `<tu>${properties(bead)}`;
    for (const { language, text } of sides) yield `<tuv xml:lang="${xml(language)}"><seg>${xml(text)}</seg></tuv>`;
    yield '</tu>\n';
  }
  yield '</body>\n</tmx>\n';
}

/** What the row is worth, for tools that show or filter by it. Properties without meaning to TMX begin with "x-". */
function properties(bead: AlignedBead): string {
  if (bead.status === undefined) return '';
  const facts = { type: typeOf(bead), status: bead.status, score: bead.score.toFixed(3) };
  return Object.entries(facts)
    .map(([name, value]) => `<prop type="x-${name}">${xml(value)}</prop>`)
    .join('');
}
