import { alignTexts } from './align.ts';
import type { StandingBead } from './confidence/review.ts';
import type { AlignOptions, AlignVersion, Bead, Pin, Run, SentenceBead } from './types.ts';

export interface WindowOptions extends AlignOptions {
  /** Beads that stand outside the window, in order: those next to it teach words and lengths, and are not touched. */
  readonly standing?: readonly StandingBead[];
  /** Most characters of each version, on either side of the window, that are learned from; 40,000 where not said. */
  readonly context?: number;
}

const CONTEXT = 40_000;
/** A few sentences teach nothing: one look is enough, and the user waits for it. */
const PASSES_INSIDE = 0;

/**
 * Aligns part of a work anew: `window` has a run of segments per version, and so have the beads of the answer, which hold every segment
 * of the window once. Costs what the window and its bounded context cost, however long the work. Pins within the window stay. The
 * versions are taken to be of one work: nothing is set apart here.
 *
 * Throws RangeError where window or pins are out of range, and whatever `onProgress` throws.
 */
export function alignWindow(
  versions: readonly AlignVersion[],
  window: readonly Run[],
  options: WindowOptions = {},
): Bead[] {
  checkWindow(versions, window);
  const { standing = [], context = CONTEXT, pins = [], ...rest } = options;
  const before = neighbours(versions, standing, window, context, -1);
  const after = neighbours(versions, standing, window, context, 1);
  const outer = window.map(([from, to], v): Run => [before[0]?.runs[v]![0] ?? from, after.at(-1)?.runs[v]![1] ?? to]);
  const walls = [...before, ...pins, ...after].map(({ runs }) => ({ runs: moved(runs, outer, -1) }));
  const { beads } = alignTexts(slices(versions, outer), { ...rest, pins: walls }, true);
  return beads
    .map((bead) => ({ ...bead, runs: moved(bead.runs, outer, 1) }))
    .filter(({ runs }) => runs.every(([from, to], v) => from >= window[v]![0] && to <= window[v]![1]));
}

/**
 * The sentence beads inside one bead with the given `runs` of segments, for beads that were made or changed by hand. Some milliseconds
 * for paragraphs of ordinary length; linear in what the runs hold.
 */
export function alignInside(
  versions: readonly AlignVersion[],
  runs: readonly Run[],
  options: Pick<AlignOptions, 'lexicon'> = {},
): readonly SentenceBead[] {
  checkWindow(versions, runs);
  if (runs.every(([from, to]) => from === to)) return [];
  const pin: Pin = { runs: runs.map(([from, to]): Run => [0, to - from]) };
  const { beads } = alignTexts(slices(versions, runs), { ...options, pins: [pin] }, true, PASSES_INSIDE);
  return beads[0]!.sentenceBeads;
}

const slices = (versions: readonly AlignVersion[], runs: readonly Run[]): AlignVersion[] =>
  versions.map(({ language, segments }, v) => ({ language, segments: segments.slice(...runs[v]!) }));

/** `runs` counted from the beginning of `outer`, or (way 1) back again. */
const moved = (runs: readonly Run[], outer: readonly Run[], way: 1 | -1): Run[] =>
  runs.map(([from, to], v): Run => [from + way * outer[v]![0], to + way * outer[v]![0]]);

/** The standing beads next to the window on one side, without a break, as far as `context` characters of any version reach. */
function neighbours(
  versions: readonly AlignVersion[],
  standing: readonly StandingBead[],
  window: readonly Run[],
  context: number,
  way: 1 | -1,
): StandingBead[] {
  const side = way < 0 ? 0 : 1;
  const next = standing.findIndex(({ runs }) => runs.every(([from], v) => from >= window[v]![1]));
  const edge = window.map((run) => run[side]);
  const spent = versions.map(() => 0);
  const found: StandingBead[] = [];
  let k = way < 0 ? lastBefore(standing, window) : next;
  for (; k >= 0 && k < standing.length; k += way) {
    const bead = standing[k]!;
    const joined = bead.runs.every((run, v) => run[1 - side] === edge[v]);
    bead.runs.forEach(([from, to], v) => {
      for (let s = from; s < to; s++) spent[v]! += versions[v]!.segments[s]!.text.length;
    });
    if (!joined || spent.some((characters) => characters > context)) break;
    bead.runs.forEach((run, v) => (edge[v] = run[side]));
    found.push(bead);
  }
  return way < 0 ? found.toReversed() : found;
}

function lastBefore(standing: readonly StandingBead[], window: readonly Run[]): number {
  return standing.findLastIndex(({ runs }) => runs.every(([, to], v) => to <= window[v]![0]));
}

function checkWindow(versions: readonly AlignVersion[], window: readonly Run[]): void {
  if (window.length !== versions.length) throw new RangeError(`a window of ${window.length} runs`);
  window.forEach(([from, to], v) => {
    const within = from >= 0 && to >= from && to <= versions[v]!.segments.length;
    if (!within) throw new RangeError(`window [${from}, ${to}) of version ${v}`);
  });
}
