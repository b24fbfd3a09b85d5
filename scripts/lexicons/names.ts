import type { LexiconFile } from '../../formats/lexicon/manifest.ts';
import { type Names, openCldr } from './cldr.ts';
import { Bitext, trainPairs } from './ibm1.ts';
import { DIRECT, LANGUAGES } from './languages.ts';
import { LAYERS, type Wanted, writeLexicon } from './output.ts';
import type { WeightedPair } from '../../formats/lexicon/lexicon-file.ts';
import { contentWords } from './words.ts';

const TRAINING = { iterations: 8, togetherMin: 1, meanMin: 0.15 } as const;
/** What a name that is one word in both languages proves. */
const NAME_WEIGHT = 0.8;

/** Writes the layer `names`: CLDR's concepts, English with each language and the direct pairs. */
export function* buildNames(dir: string, wanted: Wanted): Iterable<LexiconFile> {
  const cldr = openCldr();
  const cache = new Map<string, Names>();
  const names = (language: string): Names => {
    let known = cache.get(language);
    if (!known) cache.set(language, (known = cldr.names(language)));
    return known;
  };
  const pairs = [...Object.keys(LANGUAGES).map((code) => ['en', code] as const), ...DIRECT];
  for (const [from, to] of pairs) {
    if (!wanted(from, to)) continue;
    const found = namePairs([from, names(from)], [to, names(to)]);
    yield writeLexicon(dir, LAYERS.names, [from, to], found, cldr.sources);
  }
}

/**
 * Names of one word each are pairs as they stand; what the words of longer names and of emoji's key words stand for is learned from
 * all of them together.
 */
function namePairs([from, a]: readonly [string, Names], [to, b]: readonly [string, Names]): WeightedPair[] {
  const bitext = new Bitext();
  const certain = new Map<string, WeightedPair>();
  for (const [concept, phrases] of a.phrases) {
    for (const phrase of phrases) {
      for (const other of b.phrases.get(concept) ?? []) {
        const [words, others] = [contentWords(phrase, from), contentWords(other, to)];
        bitext.add(words, others);
        if (words.length !== 1 || others.length !== 1) continue;
        const [head, target] = [words[0]!, others[0]!];
        certain.set(`${head} ${target}`, { head, target, forward: NAME_WEIGHT, backward: NAME_WEIGHT });
      }
    }
  }
  for (const [emoji, words] of a.keywords) {
    const bag = (list: readonly string[], language: string) => list.flatMap((word) => contentWords(word, language));
    bitext.add(bag(words, from), bag(b.keywords.get(emoji) ?? [], to));
  }
  const learned = trainPairs(bitext, TRAINING).filter(({ head, target }) => !certain.has(`${head} ${target}`));
  return [...certain.values(), ...learned];
}
