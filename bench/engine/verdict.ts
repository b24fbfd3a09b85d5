/**
 * Measures verdicts on pairs that are known (verdicts.ts), on whole texts (align) and on their beginnings (relate), with lexicons and
 * without: `node bench/engine/verdict.ts [pairs of each kind and verdict] [seed]`. Needs no gold but has more kinds of text with it.
 *
 * `node bench/engine/verdict.ts fit` fits the weights of align/verdict/verdict.ts instead: logistic regression by Newton's method, pairs that are
 * no translations counting three and a half times, since to marry two texts that don't belong together is the worse mistake. Each kind of text is left out in
 * turn, then each language; then all are taken.
 */
import { join } from 'node:path';
import { align, relate } from '../../align/index.ts';
import type { LexiconSource, Relation } from '../../align/index.ts';
import { PARAMETERS } from '../../align/evidence/cost.ts';
import { readSentences } from '../../align/features/features.ts';
import { PairAligner } from '../../align/path/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { head } from '../../align/verdict/relate.ts';
import { pairStrength, verdictFeatures } from '../../align/verdict/verdict.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { knownPairs } from './verdicts.ts';
import type { KnownPair } from './verdicts.ts';

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
/** Every third pair does without lexicons. */
const lexiconFor = (k: number): LexiconSource | undefined => (k % 3 === 0 ? undefined : lexicons);
/** The fit has its own pairs. */
const FIT_SEED = 2;
const MEASURE_SEED = 1;
/** A second text of which only a later part is there can't be known by the beginnings. */
const seenByHead = ({ trait, a }: KnownPair): boolean => trait !== 'half' || a.segments.length <= 50;

/** Pairs in an order in which lexicons are read once. */
function inOrder(each: number, seed: number): [pair: KnownPair, k: number][] {
  const languages = ({ a, b }: KnownPair) => `${a.language} ${b.language}`;
  return knownPairs(each, seed)
    .map((pair, k): [KnownPair, number] => [pair, k])
    .toSorted(([x], [y]) => (languages(x) < languages(y) ? -1 : languages(x) > languages(y) ? 1 : 0));
}

interface Answer {
  readonly pair: KnownPair;
  readonly found: Relation;
  readonly lexicon: boolean;
}

/** False marriages, and translations that were missed. */
function mistakes(answers: readonly Answer[]): string {
  const says = (verdict: Relation['verdict'], told: boolean) =>
    answers.filter(({ pair, found }) => (pair.verdict === 'translation') === told && found.verdict === verdict).length;
  const all = (told: boolean) => answers.filter(({ pair }) => (pair.verdict === 'translation') === told).length;
  const missed = all(true) - says('translation', true);
  return `false ${says('translation', false)}/${all(false)}, missed ${missed}/${all(true)}`.padEnd(34);
}

/** Of texts that are no translations: how many of the related are said to be, and how many of the unrelated. */
function subjects(answers: readonly Answer[]): string {
  const share = (verdict: Relation['verdict']) => {
    const those = answers.filter(({ pair, found }) => pair.verdict === verdict && found.verdict !== 'translation');
    return `${those.filter(({ found }) => found.verdict === 'related').length}/${those.length}`;
  };
  return `said to be related: ${share('related')} of those that are, ${share('unrelated')} of those that are not`;
}

function tell(name: string, answers: readonly Answer[]): void {
  if (answers.length > 0) process.stdout.write(`  ${name.padEnd(24)} ${mistakes(answers)} ${subjects(answers)}\n`);
}

function measure(each: number, seed: number): void {
  const whole: Answer[] = [];
  const heads: Answer[] = [];
  for (const [pair, k] of inOrder(each, seed)) {
    const lexicon = lexiconFor(k);
    const told = { pair, lexicon: lexicon !== undefined };
    whole.push({ ...told, found: align([pair.a, pair.b], { lexicon }).relations[0]! });
    if (seenByHead(pair)) heads.push({ ...told, found: relate(pair.a, pair.b, { lexicon }) });
  }
  for (const [stage, answers] of [
    ['whole texts', whole],
    ['beginnings', heads],
  ] as const) {
    process.stdout.write(`${stage}: ${answers.length} pairs\n`);
    tell('all', answers);
    for (const given of [true, false])
      tell(
        given ? 'with lexicons' : 'without',
        answers.filter(({ lexicon }) => lexicon === given),
      );
    for (const by of ['kind', 'trait'] as const) {
      for (const value of new Set(answers.map(({ pair }) => pair[by])))
        tell(
          value,
          answers.filter(({ pair }) => pair[by] === value),
        );
    }
    const short = ({ pair: { a, b } }: Answer) => Math.min(a.segments.length, b.segments.length) <= 10;
    tell('ten segments and less', answers.filter(short));
  }
  const scored = [...whole, ...heads];
  process.stdout.write(`scores, and how many of those pairs are translations (a third of all are):\n`);
  for (let low = 0; low < 10; low += 2) {
    const bin = scored.filter(({ found }) => found.score >= low / 10 && (found.score < (low + 2) / 10 || low === 8));
    const right = bin.filter(({ pair }) => pair.verdict === 'translation').length;
    process.stdout.write(`  ${(low / 10).toFixed(1)} to ${((low + 2) / 10).toFixed(1)}: ${right} of ${bin.length}\n`);
  }
}

interface Sample {
  readonly pair: KnownPair;
  readonly stage: 'whole' | 'head';
  readonly features: readonly number[];
  readonly right: number;
}

function samples(each: number): Sample[] {
  const ticker = new Ticker(undefined);
  const found: Sample[] = [];
  for (const [pair, k] of inOrder(each, FIT_SEED)) {
    const right = pair.verdict === 'translation' ? 1 : 0;
    const whole = [pair.a, pair.b].map((version) =>
      readSentences(
        version,
        version.segments.map((_, s) => s),
        ticker,
      ),
    );
    const heads = [pair.a, pair.b].map((version) => head(version, ticker));
    for (const [stage, [x, y], passes] of [
      ['whole', whole, PARAMETERS.passes],
      ['head', heads, 1],
    ] as const) {
      if (stage === 'head' && !seenByHead(pair)) continue;
      const aligner = new PairAligner(x!, y!, ticker, lexiconFor(k), { ...PARAMETERS, passes });
      aligner.train([{ i0: 0, i1: x!.count, j0: 0, j1: y!.count }], [], 0, 1);
      found.push({ pair, stage, features: verdictFeatures(pairStrength(aligner)), right });
    }
  }
  return found;
}

/** How much a pair counts that is no translation. */
const FALSE_WEIGHT = 3.5;
/** Weight of the squared weights. */
const PULL = 0.02;

function logistic(list: readonly Sample[]): number[] {
  const size = list[0]!.features.length;
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < 30; round++) {
    const gradient = weights.map((weight) => (PULL * weight * list.length) / 50);
    const curve = weights.map((_, f) => weights.map((_unused, g) => (f === g ? (PULL * list.length) / 50 : 0)));
    for (const { features, right } of list) {
      const p = probability(features, weights);
      const counts = right === 1 ? 1 : FALSE_WEIGHT;
      features.forEach((x, f) => {
        gradient[f]! += counts * (p - right) * x;
        features.forEach((y, g) => (curve[f]![g]! += counts * p * (1 - p) * x * y));
      });
    }
    const step = solve(curve, gradient);
    weights = weights.map((weight, f) => weight - Math.max(-5, Math.min(5, step[f]!)));
    if (step.every((change) => Math.abs(change) < 1e-6)) break;
  }
  return weights;
}

const probability = (features: readonly number[], weights: readonly number[]): number =>
  1 / (1 + Math.exp(-features.reduce((sum, x, f) => sum + x * weights[f]!, 0)));

/** Gauss-Jordan; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  rows.forEach((pivot, k) => {
    const scale = pivot[k]!;
    pivot.forEach((value, c) => (pivot[c] = value / scale));
    rows.forEach((row, other) => {
      if (other === k) return;
      const factor = row[k]!;
      row.forEach((value, c) => (row[c] = value - factor * pivot[c]!));
    });
  });
  return rows.map((row) => row.at(-1)!);
}

function fit(each: number): void {
  const all = samples(each);
  const count = (list: readonly Sample[], weights: readonly number[]) => {
    const wrong = list.filter((one) => probability(one.features, weights) >= 0.5 !== (one.right === 1));
    const negatives = list.filter(({ right }) => right === 0).length;
    const falsely = wrong.filter(({ right }) => right === 0).length;
    return `false ${falsely}/${negatives}, missed ${wrong.length - falsely}/${list.length - negatives}`;
  };
  const spelled = (weights: readonly number[]) => weights.map((weight) => weight.toFixed(1)).join(' ');
  const leaveOut = (name: string, is: (one: Sample) => boolean): void => {
    const weights = logistic(all.filter((one) => !is(one)));
    process.stdout.write(`  without ${name.padEnd(14)} ${spelled(weights)}: ${count(all.filter(is), weights)}\n`);
  };
  for (const kind of new Set(all.map(({ pair }) => pair.kind))) leaveOut(kind, ({ pair }) => pair.kind === kind);
  for (const language of new Set(all.flatMap(({ pair }) => pair.languages))) {
    leaveOut(language, ({ pair }) => pair.languages.includes(language));
  }
  for (const stage of ['whole', 'head'] as const) {
    const own = all.filter((one) => one.stage === stage);
    const weights = logistic(own);
    process.stdout.write(`on ${stage} texts alone: ${spelled(weights)}: ${count(own, weights)}\n`);
  }
  const weights = logistic(all);
  process.stdout.write(`on all: ${spelled(weights)}: ${count(all, weights)}\n`);
}

const [command, second] = process.argv.slice(2);
if (command === 'fit') fit(Number(second ?? 80));
else measure(Number(command ?? 60), Number(second ?? MEASURE_SEED));
