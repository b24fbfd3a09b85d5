/**
 * What an operation over very many rows does, in a few bytes: the beads along its way, what is said of each, and a column that moves by
 * one bead along them. Enough to carry it out part by part and to know at once how all rows look afterwards.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { keepLast } from '../../contract/keep-last.ts';
import type { VersionId } from '../../contract/model.ts';
import { get, raw } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import type { Row } from './changes.ts';

export interface Path {
  /** The beads in the order of their rows. */
  readonly beads: Float64Array;
  /** BEAD_FLAGS of each before the operation, of its own. */
  readonly flags: Uint8Array;
  /** Columns of `bead` that each of them gets. */
  readonly marks: Row;
  /** The cells of this version go from each bead to the next one (1) or to the one before (-1). */
  readonly moves: { readonly versionId: VersionId; readonly way: 1 | -1 } | null;
  /** The last bead is made by the operation, at this place (bead.position). */
  readonly born: number | null;
  /** Index of the bead that is left without any segment, and goes: the first or the last. */
  readonly gone: number | null;
  /** Beads of a part. */
  readonly part: number;
}

/** How long an operation has to be to be carried out in parts, and how long these are; in beads. */
export interface LongLimits {
  readonly from: number;
  readonly part: number;
}
/** A part takes some milliseconds. */
export const LONG: LongLimits = { from: 256, part: 64 };

/** Beads as steps; flags deflated, in base 64. The first libraries with such operations hold flags as steps too. */
type Packed = Omit<Path, 'beads' | 'flags'> & {
  readonly beads: readonly number[];
  readonly flags: string | readonly number[];
};

export function packPath({ beads, flags, ...path }: Path): Uint8Array {
  const packed: Packed = { ...path, beads: steps(beads), flags: deflateRawSync(flags, FAST).toString('base64') };
  return deflateRawSync(JSON.stringify(packed), FAST);
}

/** Whoever edits waits for it. */
const FAST = { level: 1 } as const;

function unpackPath(bytes: Uint8Array): Path {
  const { beads, flags, ...path } = JSON.parse(inflateRawSync(bytes).toString()) as Packed;
  const ofEach = typeof flags === 'string' ? inflateRawSync(Buffer.from(flags, 'base64')) : summed(flags);
  return { ...path, beads: Float64Array.from(summed(beads)), flags: Uint8Array.from(ofEach) };
}

/** The difference of each number to the one before, followed by how often it comes: beads of neighbouring rows are one such pair. */
function steps(numbers: Float64Array): number[] {
  const pairs: number[] = [];
  let before = 0;
  for (let index = 0; index < numbers.length;) {
    const step = numbers[index]! - before;
    let end = index + 1;
    // Mostly all the way: so that nothing else is done for each.
    while (end < numbers.length && step === numbers[end]! - numbers[end - 1]!) end += 1;
    pairs.push(step, end - index);
    before = numbers[end - 1]!;
    index = end;
  }
  return pairs;
}

function summed(pairs: readonly number[]): number[] {
  const numbers: number[] = [];
  let sum = 0;
  for (let pair = 0; pair < pairs.length; pair += 2) {
    for (let left = pairs[pair + 1]!; left > 0; left -= 1) numbers.push((sum += pairs[pair]!));
  }
  return numbers;
}

/** How many parts a path has. The last two beads are never parted: what makes or unmakes the last one fills or empties it too. */
export const partsOf = ({ beads, part }: Path): number => Math.max(1, Math.ceil((beads.length - 1) / part));

/** The part of a bead, by its index. */
export const partOf = (path: Path, index: number): number => Math.min(Math.floor(index / path.part), partsOf(path) - 1);

/** The beads [from, to) of a part, by index. */
export function beadsOfPart(path: Path, part: number): readonly [from: number, to: number] {
  return [part * path.part, part === partsOf(path) - 1 ? path.beads.length : (part + 1) * path.part];
}

/** Where a bead stands along a path; -1 for none. `near`: where it is likely to stand. */
export function indexAlong({ beads }: Path, id: number, near: number): number {
  return beads[near] === id ? near : beads.indexOf(id);
}

/** The paths used last: an operation is carried out in many steps. */
const loaded = new Map<string, Path>();
const LOADED_MAX = 4;

/** The path of an operation in the log. */
export function loadPath(db: ReadableDb, operationId: number): Path | undefined {
  const row = get<{ path: Uint8Array | null; at: number }>(db, 'SELECT path, at FROM operation WHERE id = ?', [
    operationId,
  ]);
  if (!row?.path) return undefined;
  const key = keyOf(db, operationId, row.at);
  return loaded.get(key) ?? keepPath(key, unpackPath(row.path));
}

/** Keeps the path of an operation that was put into the log at this moment. */
export function rememberPath(db: ReadableDb, operationId: number, at: number, path: Path): void {
  keepPath(keyOf(db, operationId, at), path);
}

function keepPath(key: string, path: Path): Path {
  keepLast(loaded, key, path, LOADED_MAX);
  return path;
}

/** An id may be used again once its operation is forgotten; with its moment it is not. */
const keyOf = (db: ReadableDb, operationId: number, at: number): string => `${operationId} ${at} ${raw(db).name}`;
