import type { LexiconFile } from '../../formats/lexicon/manifest.ts';
import type { WeightedPair } from '../../formats/lexicon/lexicon-file.ts';
import { type Bitext, trainPairs } from './ibm1.ts';
import { LANGUAGES } from './languages.ts';
import { readGnomeHelp, readLibreOffice, type Source } from './manuals.ts';
import { type Layer, LAYERS, type Wanted, writeLexicon } from './output.ts';

const TRAINING = { iterations: 6, togetherMin: 2, meanMin: 0.12 } as const;
/** Chinese and Japanese come by characters, which a lexicon learned from ICU's words would not know. */
const LEFT_OUT = new Set(['ja', 'zh']);
const HEADS_MAX = 8000;
/** Less text than this teaches more errors than words. */
const UNITS_MIN = 500;

/** Writes the layer `trained`: English with each language, learned from LibreOffice's translations. */
export function buildTrained(dir: string, wanted: Wanted): Iterable<LexiconFile> {
  return buildLayer(dir, LAYERS.trained, readLibreOffice, wanted);
}

/** Writes the layer `manuals`: the same from the GNOME user documentation. */
export function buildManuals(dir: string, wanted: Wanted): Iterable<LexiconFile> {
  return buildLayer(dir, LAYERS.manuals, readGnomeHelp, wanted);
}

function* buildLayer(
  dir: string,
  layer: Layer,
  read: (language: string) => Source | null,
  wanted: Wanted,
): Iterable<LexiconFile> {
  for (const language of Object.keys(LANGUAGES).filter((code) => !LEFT_OUT.has(code))) {
    const source = wanted('en', language) ? read(language) : null;
    if (!source || source.bitext.size < UNITS_MIN) continue;
    const pairs = mostFrequent(trainPairs(source.bitext, TRAINING), source.bitext);
    yield writeLexicon(dir, layer, ['en', language], pairs, source.sources);
  }
}

/** The pairs of the words that the text has most often. */
function mostFrequent(pairs: readonly WeightedPair[], { a }: Bitext): WeightedPair[] {
  const order = a.words
    .map((word, id) => [word, a.counts[id]!] as const)
    .toSorted(([v, x], [w, y]) => y - x || (v < w ? -1 : 1));
  const kept = new Set(order.slice(0, HEADS_MAX).map(([word]) => word));
  return pairs.filter(({ head }) => kept.has(head));
}
