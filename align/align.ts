import { readSentences } from './features/features.ts';
import type { Sentences, UnitColumns } from './features/sentences.ts';
import { alignJointly, placed } from './joint/joint.ts';
import type { JointContext } from './joint/context.ts';
import type { Row } from './joint/row.ts';
import { groupsOf, interleave } from './verdict/apart.ts';
import { assemble } from './rows/assemble.ts';
import { body, originalSentences, sentenceAt } from './features/body.ts';
import { unitVectors } from './meaning.ts';
import type { Embeddings } from './meaning.ts';
import { movedBlocks } from './rows/moved.ts';
import { Ticker } from './progress.ts';
import { scoreBeads } from './confidence/confidence.ts';
import type { ScoredUnitBead } from './confidence/confidence.ts';
import { relationsOf } from './verdict/relation.ts';
import { signature } from './verdict/signature.ts';
import type { Signature } from './verdict/signature.ts';
import { sameSubject } from './verdict/subject.ts';
import type { AlignOptions, AlignVersion, Alignment, LexiconSource, Pin } from './types.ts';
import { pinnedBead, unitBeads } from './joint/units.ts';
import type { UnitBead } from './joint/units.ts';

/** Most versions that one alignment takes. */
export const VERSIONS_MAX = 12;

/**
 * Aligns 1 to 12 versions of a work: paragraph beads with sentence beads inside, scores, reasons, and a verdict for each pair.
 * Every segment of every version is in exactly one bead, order is kept, pins stay as they are.
 *
 * Throws RangeError where there are no versions or too many, or where pins overlap, are out of order or out of range; and
 * whatever `onProgress` throws. Time and memory grow linearly with the texts.
 */
export function align(versions: readonly AlignVersion[], options: AlignOptions = {}): Alignment {
  return alignTexts(versions, options, false);
}

/**
 * As `align`; `oneWork`: the versions are known to be of one work, so none is set apart, and there are no verdicts. `passes`: most
 * passes after the first; the engine's own number where not said.
 */
export function alignTexts(
  versions: readonly AlignVersion[],
  options: AlignOptions,
  oneWork: boolean,
  passes?: number,
): Alignment {
  if (versions.length < 1 || versions.length > VERSIONS_MAX) throw new RangeError(`${versions.length} versions`);
  checkEmbeddings(versions, options.embeddings ?? []);
  checkPins(versions, options.pins ?? []);
  const ticker = new Ticker(options.onProgress);
  ticker.stage('comparing', 0, 0.1);
  const bodies = versions.map((version) => body(version));
  // of what was found out for the alignment nothing else is held any more while the answer is put together
  const { columns, scored, relations, moved } = alignBodies(versions, bodies, options, oneWork, passes, ticker);
  return { beads: assemble(versions, bodies, columns, scored, ticker), relations, moved };
}

interface AlignedBodies extends Pick<Alignment, 'relations' | 'moved'> {
  /** How the sentences of each version make up its units. */
  readonly columns: readonly UnitColumns[];
  readonly scored: readonly ScoredUnitBead[];
}

/** Aligns what is not paratext. */
function alignBodies(
  versions: readonly AlignVersion[],
  bodies: readonly (readonly number[])[],
  options: AlignOptions,
  oneWork: boolean,
  passes: number | undefined,
  ticker: Ticker,
): AlignedBodies {
  const { lexicon, pins = [], embeddings = [] } = options;
  const texts = versions.map((version, v) => readSentences(version, bodies[v]!, ticker));
  const units = embeddings.map(
    (all, v) => all && unitVectors(all, originalSentences(versions[v]!.segments, bodies[v]!, texts[v]!, ticker)),
  );
  const dimensions = embeddings.find((all) => all)?.dimensions;
  const together: JointContext = { texts, ticker, lexicon, units, dimensions, passes, pairs: new Map() };
  const plan = windows(texts, bodies, pins);
  const all = versions.map((_, v) => v);
  let context = together;
  let beads = alignGroups(context, [all], plan, 0.1, 0.8);
  ticker.stage('comparing', 0.8, 0.85);
  const relations = oneWork ? [] : relationsOf(context, beads, subjects(versions, lexicon));
  const groups = oneWork ? [all] : groupsOf(versions.length, relations, pins);
  if (groups.length > 1) {
    // what was learned from pairs that are none would mislead
    context = { ...together, pairs: new Map() };
    beads = alignGroups(context, groups, plan, 0.85, 0.95);
  }
  ticker.stage('finishing', 0.95, 1);
  const scored = scoreBeads(context, beads, relations);
  // after the scores: it looks again at what the rows left over
  const moved = oneWork ? [] : movedBlocks(context, beads, bodies);
  return { columns: texts.map(({ count, unitStart }) => ({ count, unitStart })), scored, relations, moved };
}

/** Tells of two versions whether they are about the same affair; a version is read when first asked for. */
function subjects(
  versions: readonly AlignVersion[],
  lexicon: LexiconSource | undefined,
): (a: number, b: number) => boolean {
  const signatures = new Map<number, Signature>();
  const of = (v: number): Signature => {
    const known = signatures.get(v) ?? signature(versions[v]!, lexicon);
    signatures.set(v, known);
    return known;
  };
  return (a, b) => sameSubject(of(a), of(b));
}

/** Aligns the versions of each group with each other, and sets the groups' beads one between the other. */
function alignGroups(
  context: JointContext,
  groups: readonly (readonly number[])[],
  plan: readonly Part[],
  from: number,
  to: number,
): UnitBead[] {
  const { texts } = context;
  const windowRows = plan.map(({ row }) => row);
  const pinned = plan.filter(({ pin }) => pin).map(({ row }) => row);
  const share = (done: number): number => from + ((to - from) * done) / groups.length;
  const found = groups.map((members, g) => alignJointly(context, members, windowRows, pinned, share(g), share(g + 1)));
  return plan.flatMap(({ row, pin }, k) => {
    const start = row.map(([first]) => first);
    const rows = (parts: readonly (readonly Row[][])[]): Row[] =>
      placed(
        parts.flatMap((part) => part[k]!),
        start,
        context.ticker,
      );
    if (pin) return [pinnedBead(texts, rows(found), row, pin)];
    return interleave(
      found.map((part) => unitBeads(texts, rows([part]), start, context.ticker)),
      context.ticker,
    );
  });
}

function checkPins(versions: readonly AlignVersion[], pins: readonly Pin[]): void {
  const at = versions.map(() => 0);
  for (const { runs } of pins) {
    if (runs.length !== versions.length) throw new RangeError(`a pin of ${runs.length} runs`);
    if (runs.every(([from, to]) => from === to)) throw new RangeError('an empty pin');
    runs.forEach(([from, to], v) => {
      const inOrder = from >= at[v]! && to >= from && to <= versions[v]!.segments.length;
      if (!inOrder) throw new RangeError(`pin [${from}, ${to}) of version ${v}`);
      at[v] = to;
    });
  }
}

function checkEmbeddings(versions: readonly AlignVersion[], all: readonly (Embeddings | null)[]): void {
  const given = all.filter((one) => one !== null);
  if (given.some(({ dimensions }) => dimensions < 1 || dimensions !== given[0]!.dimensions)) {
    throw new RangeError('embeddings of different dimensions');
  }
  all.forEach((one, v) => {
    const sentences = versions[v]?.segments.reduce((sum, segment) => sum + segment.sentences.length, 0);
    if (one && one.vectors.length !== (sentences ?? -1) * one.dimensions) {
      throw new RangeError(`${one.vectors.length / one.dimensions} vectors for the sentences of version ${v}`);
    }
  });
}

interface Part {
  readonly row: Row;
  readonly pin: Pin | null;
}

/** What lies between and under the pins, as runs of sentences of the texts, in order. */
function windows(texts: readonly Sentences[], bodies: readonly (readonly number[])[], pins: readonly Pin[]): Part[] {
  const parts: Part[] = [];
  const at = texts.map(() => 0);
  for (const pin of pins) {
    const runs = pin.runs.map(
      ([from, to], v) => [sentenceAt(texts[v]!, bodies[v]!, from), sentenceAt(texts[v]!, bodies[v]!, to)] as const,
    );
    parts.push({ row: runs.map(([start], v) => [at[v]!, start] as const), pin: null }, { row: runs, pin });
    runs.forEach(([, end], v) => (at[v] = end));
  }
  parts.push({ row: texts.map((text, v) => [at[v]!, text.count] as const), pin: null });
  return parts;
}
