import type { Sentences } from '../features/sentences.ts';
import type { JointContext, Row } from '../joint/joint.ts';
import type { PairAligner } from '../path/pair.ts';
import { DOUBT_THRESHOLD } from '../types.ts';
import type { Reason } from '../types.ts';
import type { UnitBead } from '../joint/units.ts';
import { TokenClass } from '../features/vocabulary.ts';

/** A bead whose lengths differ by more than this from the norm is said to. */
const LENGTH_FACTOR = 1.8;
const LENGTH_COST = 3;
/** Tokens from which on it is odd that two texts share no word. */
const WORDS_MIN = 6;

const full = ([from, to]: Row[number]) => to > from;

/**
 * What is odd about a bead. Gaps always say so; the rest is said where it is plain to see (numbers, lengths) or where the bead is
 * doubtful anyway (words, structure).
 */
export function reasonsOf(context: JointContext, bead: UnitBead, score: number, related: boolean): Reason[] {
  const present = bead.runs.flatMap((run, v) => (full(run) ? [v] : []));
  const reasons: Reason[] = [];
  if (present.length < bead.runs.length) {
    const count = Math.max(...bead.runs.map(([from, to]) => to - from));
    reasons.push({ code: 'gap', values: { count } });
  }
  if (present.length > 1) {
    const found = oddities(context, bead, score < DOUBT_THRESHOLD);
    reasons.push(...found);
    if (related) reasons.push({ code: 'related' });
  }
  return reasons;
}

function oddities(context: JointContext, bead: UnitBead, doubtful: boolean): Reason[] {
  const { texts, pairs } = context;
  const reasons = new Map<Reason['code'], Reason>();
  for (const [key, pair] of pairs) {
    const a = sentencesOf(bead, Math.floor(key / texts.length));
    const b = sentencesOf(bead, key % texts.length);
    if (!full(a) || !full(b)) continue;
    const numbers = numbersDiffer(pair.a, a, pair.b, b);
    if (numbers) reasons.set('numbers', numbers);
    const length = lengthsDiffer(pair, a, b);
    if (length) reasons.set('length', length);
    if (!doubtful) continue;
    const span = { a0: a[0], a1: a[1], b0: b[0], b1: b[1] };
    if (pair.tokens(span) >= WORDS_MIN && pair.words(span) <= 0) reasons.set('words', { code: 'words' });
    const kinds = [kindOf(pair.a, a), kindOf(pair.b, b)] as const;
    if (kinds[0] !== kinds[1]) reasons.set('structure', { code: 'structure', values: { a: kinds[0], b: kinds[1] } });
  }
  return [...reasons.values()];
}

function kindOf({ heading }: Sentences, [from]: Row[number]): string {
  return heading[from] ? 'heading' : 'paragraph';
}

function sentencesOf({ sentences }: UnitBead, v: number): Row[number] {
  const runs = sentences.map((row) => row[v]!).filter(full);
  return runs.length === 0 ? [0, 0] : [runs[0]![0], runs.at(-1)![1]];
}

function numbersDiffer(a: Sentences, runA: Row[number], b: Sentences, runB: Row[number]): Reason | null {
  const inA = numbersOf(a, runA);
  const inB = numbersOf(b, runB);
  if (inA.size === 0 || inB.size === 0) return null;
  const lost = [...inA].find((number) => !inB.has(number));
  const made = [...inB].find((number) => !inA.has(number));
  return lost === undefined || made === undefined ? null : { code: 'numbers', values: { a: lost, b: made } };
}

function numbersOf(text: Sentences, [from, to]: Row[number]): Set<string> {
  const { vocabulary } = text;
  const found = new Set<string>();
  for (let k = text.tokenStart[from]!; k < text.tokenStart[to]!; k++) {
    const token = text.tokens[k]!;
    if (vocabulary.classes[token] === TokenClass.number) found.add(vocabulary.forms[token]!);
  }
  return found;
}

function lengthsDiffer(pair: PairAligner, a: Row[number], b: Row[number]): Reason | null {
  const span = { a0: a[0], a1: a[1], b0: b[0], b1: b[1] };
  if (pair.lengthCost(span) < LENGTH_COST) return null;
  const factor = pair.lengthFactor(span);
  if (Math.max(factor, 1 / factor) < LENGTH_FACTOR) return null;
  return { code: 'length', values: { ratio: Math.round(Math.max(factor, 1 / factor) * 10) / 10 } };
}
