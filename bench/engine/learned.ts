/**
 * What confirmed rows are worth: of each development text the first half of the gold is confirmed, a lexicon learned from it, and the
 * second half aligned by itself. Strict F1 without lexicons, with what was learned, with those shipped, and with both.
 * `node bench/engine/learned.ts`
 */
import { join } from 'node:path';
import {
  addCounts,
  align,
  fromCounts,
  learnLexicon,
  scoreCounts,
  toScoredBead,
  withLearned,
} from '../../align/index.ts';
import type { AlignVersion, LearnedLexicon, LexiconSource, ScoredBead } from '../../align/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { flat, goldSets, isHere } from './gold.ts';
import type { GoldDocument } from './gold.ts';

const shipped = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
type Rows = readonly (readonly [string, string])[];

interface Halves {
  readonly confirmed: Rows;
  readonly rest: GoldDocument;
}

/** A text of several documents is halved between them, one of a single document within. */
function halves(documents: readonly GoldDocument[]): { confirmed: Rows; rest: readonly GoldDocument[] } {
  if (documents.length === 1) {
    const { confirmed, rest } = halved(documents[0]!);
    return { confirmed, rest: [rest] };
  }
  const middle = Math.ceil(documents.length / 2);
  const all = documents.slice(0, middle).map((document) => rowsOf(document, document.gold));
  return { confirmed: all.flat(), rest: documents.slice(middle) };
}

function halved(document: GoldDocument): Halves {
  const middle = Math.ceil(document.gold.length / 2);
  const [first, second] = [document.gold.slice(0, middle), document.gold.slice(middle)];
  const at = {
    a: 1 + Math.max(-1, ...first.flatMap(({ source }) => source)),
    b: 1 + Math.max(-1, ...first.flatMap(({ target }) => target)),
  };
  const after = ({ language, segments }: AlignVersion, from: number) => ({ language, segments: segments.slice(from) });
  const gold = second.map(({ source, target }) => ({
    source: source.map((k) => k - at.a),
    target: target.map((k) => k - at.b),
  }));
  return {
    confirmed: rowsOf(document, first),
    rest: { ...document, a: after(document.a, at.a), b: after(document.b, at.b), gold },
  };
}

function rowsOf({ a, b }: GoldDocument, beads: readonly ScoredBead[]): Rows {
  const text = ({ segments }: AlignVersion, units: readonly number[]) => units.map((k) => segments[k]!.text).join(' ');
  return beads
    .filter(({ source, target }) => source.length > 0 && target.length > 0)
    .map(({ source, target }) => [text(a, source), text(b, target)] as const);
}

function f1(documents: readonly GoldDocument[], lexicon: LexiconSource | undefined): string {
  const counts = documents.map(({ a, b, gold }) => {
    const found = align([a, b], { lexicon }).beads.map(({ runs }) => toScoredBead([runs[0]!, runs[1]!]));
    return scoreCounts(gold, found);
  });
  return fromCounts(addCounts(counts)).strict.f1.toFixed(3);
}

const heads = ['rows', 'pairs', 'none', 'learned', 'shipped', 'both', 'ms CPU'];
process.stdout.write(`${''.padEnd(14)}${heads.map((head) => head.padStart(9)).join('')}\n`);
const asked = process.argv.slice(2);
for (const [name, set] of Object.entries(goldSets([1]))) {
  if (asked.length > 0 && !asked.some((one) => name.includes(one))) continue;
  if (!isHere(set)) {
    process.stdout.write(`${name.padEnd(14)} skipped: the gold is not at hand\n`);
    continue;
  }
  const { confirmed, rest } = halves(set.documents().map(flat));
  const [a, b] = [rest[0]!.a.language, rest[0]!.b.language];
  const before = process.cpuUsage();
  const learned: LearnedLexicon = learnLexicon(a, b, confirmed, { lexicon: shipped });
  const spent = process.cpuUsage(before);
  const sources = [undefined, withLearned([learned]), shipped, withLearned([learned], shipped)];
  const figures = [confirmed.length, learned.pairs.length, ...sources.map((source) => f1(rest, source))];
  const ms = Math.round((spent.user + spent.system) / 1000);
  process.stdout.write(`${name.padEnd(14)}${[...figures, ms].map((one) => String(one).padStart(9)).join('')}\n`);
}
