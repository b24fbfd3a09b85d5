import { primary } from '../text/index.ts';
import { PARAMETERS } from './cost.ts';
import { readSentences } from './features.ts';
import { PairAligner } from './pair.ts';
import { Ticker } from './progress.ts';
import { RELATED_MIN, TRANSLATION_MIN, pairStrength, translationProbability } from './relation.ts';
import { likeness, signature } from './signature.ts';
import type { Signature } from './signature.ts';
import type { AlignOptions, AlignVersion, Relation } from './types.ts';

/** Sentences and characters of each text that a quick verdict rests on. */
const SENTENCES = 120;
const CHARACTERS = 12_000;
/** From this share of rare keys at the same places on, texts that are no translations are on one topic at least. */
const TOPIC = 0.25;

/**
 * A quick verdict on two texts from their beginnings: they are aligned, and judged by how well that went. Takes some ten
 * milliseconds whatever the texts' length. `a` and `b` of the answer are 0 and 1.
 */
export function relate(a: AlignVersion, b: AlignVersion): Relation {
  return verdict(
    a,
    b,
    likeness(signature(a), signature(b), () => 1),
    0,
    1,
  );
}

function verdict(x: AlignVersion, y: AlignVersion, like: number, a: number, b: number): Relation {
  const ticker = new Ticker(undefined);
  const [textX, textY] = [x, y].map((version) => {
    const head = beginning(version);
    return readSentences(
      head,
      head.segments.map((_, k) => k),
      ticker,
    );
  });
  const pair = new PairAligner(textX!, textY!, ticker, undefined, { ...PARAMETERS, passes: 3 });
  pair.train([{ i0: 0, i1: textX!.count, j0: 0, j1: textY!.count }], [], 0, 1);
  const score = textX!.count === 0 || textY!.count === 0 ? 0 : translationProbability(pairStrength(pair));
  if (score >= TRANSLATION_MIN) return { a, b, verdict: 'translation', score };
  return { a, b, verdict: score >= RELATED_MIN || like >= TOPIC ? 'related' : 'unrelated', score };
}

/** The first sentences of the text proper, each segment cut to what fits. */
function beginning(version: AlignVersion): AlignVersion {
  const segments: AlignVersion['segments'][number][] = [];
  let sentences = 0;
  let characters = 0;
  for (const segment of version.segments) {
    if (sentences >= SENTENCES || characters >= CHARACTERS) break;
    if (segment.paratext) continue;
    const kept = segment.sentences.slice(0, SENTENCES - sentences);
    const end = Math.min(kept.at(-1)?.[1] ?? segment.text.length, CHARACTERS - characters);
    const within = kept.filter(([start]) => start < end).map(([start, stop]) => [start, Math.min(stop, end)] as const);
    segments.push({ ...segment, text: segment.text.slice(0, end), sentences: within });
    sentences += Math.max(1, within.length);
    characters += end;
  }
  return { ...version, segments };
}

/** Candidates that are looked at closely for each text: so many in other languages, and in its own, where all share more words. */
const CANDIDATES = 4;
const SAME_LANGUAGE = 1;
/** Least probability that puts two texts into one work. */
const TOGETHER = 0.65;

/** Texts, by number in the order given, that are versions of one work. */
export type Group = readonly number[];

/**
 * Groups texts into works: those whose signatures are most alike are aligned by their beginnings, and what proves to be a
 * translation is put together. Every text is in exactly one group; groups and their members are in the order of the input. Looks
 * closely at no more than five pairs per text; the rest is cheap.
 */
export function groupVersions(texts: readonly AlignVersion[], options: Pick<AlignOptions, 'onProgress'> = {}): Group[] {
  const ticker = new Ticker(options.onProgress);
  ticker.stage('comparing', 0, 1);
  const signatures = texts.map((text, k) => {
    ticker.tick(5_000_000, (0.2 * k) / texts.length);
    return signature(text);
  });
  const pairs = candidates(
    signatures,
    texts.map(({ language }) => primary(language)),
  );
  const root = texts.map((_, k) => k);
  const find = (k: number): number => (root[k] === k ? k : (root[k] = find(root[k]!)));
  pairs.forEach(({ a, b, like }, k) => {
    ticker.tick(20_000_000, 0.2 + (0.8 * k) / pairs.length);
    if (find(a) === find(b)) return;
    if (verdict(texts[a]!, texts[b]!, like, a, b).score < TOGETHER) return;
    const [low, high] = [find(a), find(b)].toSorted((x, y) => x - y);
    root[high!] = low!;
  });
  const groups = new Map<number, number[]>();
  texts.forEach((_, k) => {
    const group = groups.get(find(k));
    if (group) group.push(k);
    else groups.set(find(k), [k]);
  });
  return [...groups.values()];
}

/** For each text the few others most like it, the likest pairs first. */
function candidates(
  signatures: readonly Signature[],
  languages: readonly string[],
): { a: number; b: number; like: number }[] {
  const holders = new Map<string, number>();
  for (const { keys } of signatures) for (const key of keys.keys()) holders.set(key, (holders.get(key) ?? 0) + 1);
  const rarity = (key: string) => 1 / (holders.get(key)! - 1 || 1);
  const chosen = new Map<string, { a: number; b: number; like: number }>();
  signatures.forEach((one, k) => {
    const others = signatures.flatMap((other, o) => (o === k ? [] : [{ o, like: likeness(one, other, rarity) }]));
    others.sort((x, y) => y.like - x.like || x.o - y.o);
    const own = ({ o }: { o: number }) => languages[o] === languages[k];
    const foreign = others.filter((other) => !own(other)).slice(0, CANDIDATES);
    for (const { o, like } of [...foreign, ...others.filter(own).slice(0, SAME_LANGUAGE)]) {
      const [a, b] = k < o ? [k, o] : [o, k];
      chosen.set(`${a} ${b}`, { a, b, like });
    }
  });
  return [...chosen.values()].toSorted((x, y) => y.like - x.like || x.a - y.a || x.b - y.b);
}
