import type { PairBead, Sentences } from '../features/sentences.ts';
import type { JointContext } from '../joint/context.ts';
import { full, pairBead, spanOf } from '../joint/row.ts';
import type { Row } from '../joint/row.ts';
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
  const row = spanOf(bead.sentences);
  for (const [key, pair] of pairs) {
    const [first, second] = [Math.floor(key / texts.length), key % texts.length];
    const [a, b] = [row[first]!, row[second]!];
    if (!full(a) || !full(b)) continue;
    const span = pairBead(row, first, second);
    const numbers = numbersDiffer(pair.a, a, pair.b, b);
    if (numbers) reasons.set('numbers', numbers);
    const length = lengthsDiffer(pair, span);
    if (length) reasons.set('length', length);
    if (!doubtful) continue;
    if (pair.tokens(span) >= WORDS_MIN && pair.words(span) <= 0) reasons.set('words', { code: 'words' });
    const kinds = [kindOf(pair.a, a), kindOf(pair.b, b)] as const;
    if (kinds[0] !== kinds[1]) reasons.set('structure', { code: 'structure', values: { a: kinds[0], b: kinds[1] } });
  }
  return [...reasons.values()];
}

function kindOf({ heading }: Sentences, [from]: Row[number]): string {
  return heading[from] ? 'heading' : 'paragraph';
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

function lengthsDiffer(pair: PairAligner, span: PairBead): Reason | null {
  if (pair.lengthCost(span) < LENGTH_COST) return null;
  const factor = pair.lengthFactor(span);
  if (Math.max(factor, 1 / factor) < LENGTH_FACTOR) return null;
  return { code: 'length', values: { ratio: Math.round(Math.max(factor, 1 / factor) * 10) / 10 } };
}
