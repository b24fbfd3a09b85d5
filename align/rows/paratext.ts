import anyAscii from 'any-ascii';
import { findNumbers, foldWord, forEachWord } from '../../text/index.ts';
import type { AlignSegment, AlignVersion, Run } from '../types.ts';

/** Characters of a segment that are read. */
const READ_MAX = 2000;
/** Letters of a word's beginning that must agree. */
const PREFIX = 4;
/** Share of the words of the poorer segment that the other must have, for the two to be one and the same piece of furniture. */
const ALIKE = 0.3;
/** Furniture of these kinds is the same in every version, whatever its words: a comment form is the comment form. */
const INTERCHANGEABLE = new Set([
  'comment-form',
  'share-links',
  'cookie-notice',
  'navigation',
  'subscription',
  'copyright',
  'related-links',
  'licence',
]);
/** Pairs of segments compared in one place; where there are more, none are. */
const PAIRS_MAX = 40_000;

/**
 * Places furniture that stands between the same two beads in all versions: `slot` has a run of paratext segments per version.
 * Segments of the same kind that are the same sort of furniture, or share numbers, names or words that sound alike, stand in one row,
 * all others alone. There is no learned evidence and no evidence of length here: a caption marries a caption only if they name the
 * same thing.
 */
export function paratextRows(versions: readonly AlignVersion[], slot: readonly Run[]): Run[][] {
  const present = slot.flatMap(([from, to], v) => (to > from ? [v] : []));
  const [first, ...others] = present;
  if (first === undefined) return [];
  let rows: Place[] = places(slot[first]!, first);
  for (const v of others) rows = weave(versions, rows, slot[v]!, v);
  const at = slot.map(([from]) => from);
  return rows.map((row) =>
    at.map((start, v): Run => {
      if (!row.has(v)) return [start, start];
      at[v] = start + 1;
      return [start, start + 1];
    }),
  );
}

/** The segments of one row by version. */
type Place = ReadonlyMap<number, number>;

function places([from, to]: Run, v: number): Place[] {
  return Array.from({ length: to - from }, (_, k) => new Map([[v, from + k]]));
}

/** Adds the segments of version `v` to `rows`: the longest chain of like pairs is put together, the rest in between. */
function weave(versions: readonly AlignVersion[], rows: readonly Place[], run: Run, v: number): Place[] {
  const added = places(run, v);
  if (rows.length * added.length > PAIRS_MAX) return [...rows, ...added];
  const old = rows.map((row) => [...row].map(([w, s]) => profile(versions[w]!.segments[s]!, versions[w]!.language)));
  const fresh = added.map((_, k) => profile(versions[v]!.segments[run[0] + k]!, versions[v]!.language));
  const like = (i: number, j: number) => Math.max(...old[i]!.map((one) => alike(one, fresh[j]!)));
  const width = added.length + 1;
  const best = new Float64Array((rows.length + 1) * width);
  const takes = new Uint8Array(best.length);
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const likeness = like(i, j);
      const taken = likeness >= ALIKE ? likeness + best[(i + 1) * width + j + 1]! : -1;
      takes[i * width + j] = taken >= best[(i + 1) * width + j]! && taken >= best[i * width + j + 1]! ? 1 : 0;
      best[i * width + j] = Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!, taken);
    }
  }
  const woven: Place[] = [];
  let [i, j] = [0, 0];
  while (i < rows.length || j < added.length) {
    const here = best[i * width + j]!;
    // Where several are equally like, the first is taken: what a form begins with is alike, what follows is not.
    if (takes[i * width + j]) woven.push(new Map([...rows[i++]!, ...added[j++]!]));
    else if (i < rows.length && (j === added.length || here === best[(i + 1) * width + j]!)) woven.push(rows[i++]!);
    else woven.push(added[j++]!);
  }
  return woven;
}

interface Profile {
  readonly kind: string;
  readonly reason: string | null;
  readonly text: string;
  readonly keys: ReadonlySet<string>;
}

function profile(segment: AlignSegment, language: string): Profile {
  const text = segment.text.slice(0, READ_MAX);
  const keys = new Set(findNumbers(text, language).map(({ value }) => `#${value}`));
  forEachWord(text, language, (start, end) => {
    const form = anyAscii(foldWord(text.slice(start, end))).toLowerCase();
    if (form.length >= PREFIX) keys.add(form.slice(0, PREFIX));
  });
  return { kind: segment.kind, reason: segment.reason ?? null, text: text.trim(), keys };
}

function alike(a: Profile, b: Profile): number {
  if (a.kind !== b.kind) return 0;
  if (a.text === b.text) return 1;
  if (a.reason !== null && b.reason !== null) {
    if (a.reason !== b.reason) return 0;
    if (INTERCHANGEABLE.has(a.reason)) return ALIKE + (1 - ALIKE) * shared(a, b);
  }
  return shared(a, b);
}

/** Share of the keys of the poorer profile that the other has. */
function shared(a: Profile, b: Profile): number {
  const least = Math.min(a.keys.size, b.keys.size);
  if (least === 0) return 0;
  let common = 0;
  for (const key of a.keys) if (b.keys.has(key)) common++;
  return common / least;
}
