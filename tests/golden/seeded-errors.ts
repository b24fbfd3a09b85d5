/** Parallel texts with known beads, and errors put into them on purpose: what a reviewer of beads has to find. */
import { readFileSync } from 'node:fs';
import type { AlignSegment, AlignVersion, Run } from '../../align/index.ts';
import { splitSentences } from '../../text/index.ts';

export interface StandingText {
  readonly versions: readonly AlignVersion[];
  readonly beads: readonly { readonly runs: readonly Run[] }[];
}

const samples = new URL('../../assets/samples/', import.meta.url);

function segment(text: string, language: string): AlignSegment {
  const heading = /^#+ /.test(text);
  const words = text.replace(/^#+ /, '');
  const sentences = splitSentences(words, language);
  return { text: words, kind: heading ? 'heading' : 'paragraph', level: heading ? 1 : 0, paratext: false, sentences };
}

/** Versions of a sample work, block by block, as far as all have the same number of blocks. */
export function sampleVersions(work: string, languages: readonly string[]): AlignVersion[] {
  return languages.map((language) => {
    const blocks = readFileSync(new URL(`${work}.${language}.md`, samples), 'utf8')
      .trim()
      .split(/\n{2,}/);
    return { language, segments: blocks.map((block) => segment(block, language)) };
  });
}

/** The longest free text at hand whose paragraphs correspond one to one: 637 rows in English and Spanish. */
export function storyInTwoLanguages(): StandingText {
  const works = ['joseph', 'ruth', 'udhr'].map((work) => sampleVersions(work, ['en', 'es']));
  const versions = ['en', 'es'].map((language, v) => ({
    language,
    segments: works.flatMap((all) => all[v]!.segments),
  }));
  return {
    versions,
    beads: versions[0]!.segments.map((_, k) => ({
      runs: [
        [k, k + 1],
        [k, k + 1],
      ],
    })),
  };
}

export interface SeededText extends StandingText {
  /** For each error the beads that it spoiled, by number. */
  readonly errors: readonly (readonly number[])[];
}

export const ERROR_KINDS = ['shift', 'merge', 'swap', 'deletion'] as const;
type ErrorKind = (typeof ERROR_KINDS)[number];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` errors, kinds in turn, at random places of a text of two versions, none near another. */
export function seedErrors({ versions, beads }: StandingText, count: number, seed: number): SeededText {
  const random = randomNumbers(seed);
  const [a, b] = versions as [AlignVersion, AlignVersion];
  const segments = [...b.segments];
  const rows = beads.map(({ runs }) => runs.map(([from, to]): [number, number] => [from, to]));
  const merged = new Set<number>();
  const places: number[][] = [];
  const stride = Math.floor(beads.length / count);
  for (let n = 0; n < count; n++) {
    const kind = ERROR_KINDS[n % ERROR_KINDS.length]!;
    const first = n * stride + 1;
    const fit = Array.from({ length: stride - 4 }, (_, k) => first + k).filter((k) => suits(kind, k, rows, segments));
    const k = fit[Math.floor(random() * fit.length)];
    if (k === undefined) throw new Error(`no place for ${kind} between beads ${first} and ${first + stride}`);
    places.push(spoil(kind, k, rows, segments, random));
    if (kind === 'merge') merged.add(k + 1);
  }
  const kept = rows.map((_, k) => k).filter((k) => !merged.has(k));
  const number = new Map(kept.map((k, at) => [k, at]));
  return {
    versions: [a, { ...b, segments }],
    beads: kept.map((k) => ({ runs: rows[k]! })),
    errors: places.map((list) => list.flatMap((k) => number.get(k) ?? [])),
  };
}

const one = ([from, to]: Run) => to - from === 1;

function suits(
  kind: ErrorKind,
  k: number,
  rows: readonly (readonly Run[])[],
  segments: readonly AlignSegment[],
): boolean {
  const around = rows.slice(k, k + 4);
  if (around.length < 4 || !around.every((row) => row.every(one))) return false;
  const long = (row: readonly Run[]) => segments[row[1]![0]]!.text.length > 40;
  if (kind === 'deletion') return segments[rows[k]![1]![0]]!.sentences.length > 1 && long(rows[k]!);
  return around.every(long);
}

/** Spoils the rows from `k` on; returns those that are wrong now. */
function spoil(
  kind: ErrorKind,
  k: number,
  rows: [number, number][][],
  segments: AlignSegment[],
  random: () => number,
): number[] {
  const b = (row: number) => rows[row]![1]!;
  if (kind === 'deletion') {
    const at = b(k)[0];
    const old = segments[at]!;
    const [from, to] = old.sentences[Math.floor(random() * old.sentences.length)]!;
    const text = old.text.slice(0, from) + old.text.slice(to);
    const cut = (x: number) => (x >= to ? x - (to - from) : x);
    const left = old.sentences.filter(([start]) => start !== from);
    segments[at] = { ...old, text, sentences: left.map(([x, y]) => [cut(x), cut(y)]) };
    return [k];
  }
  if (kind === 'swap') {
    const [x, y] = [b(k)[0], b(k + 1)[0]];
    [segments[x], segments[y]] = [segments[y]!, segments[x]!];
    return [k, k + 1];
  }
  if (kind === 'merge') {
    rows[k] = rows[k]!.map(([from], v) => [from, rows[k + 1]![v]![1]]);
    return [k];
  }
  // one version slips by a row, over three rows: the first takes two, the last has none
  b(k)[1] += 1;
  b(k + 1)[0] += 1;
  b(k + 1)[1] += 1;
  b(k + 2)[0] = b(k + 2)[1];
  return [k, k + 1, k + 2];
}
