/** Reads two-sided alignments as other tools write them, for `score`. */
import { HexaplaError } from '../contract/errors.ts';

/** Unit numbers from 0 on either side; an empty side is a gap. */
export interface BeadPair {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

const BEAD = /^\s*\[([\d\s,]*)\]\s*:\s*\[([\d\s,]*)\]/;
const RUNG = /^\s*(\d+)\s+(\d+)(?:\s|$)/;

/**
 * Bead lines "[0,1]:[2]" (Bleualign, Vecalign, Bertalign; a trailing ":0.31" is ignored), a ladder of rungs "i j score"
 * (hunalign: beads lie between rungs), or the JSON of `align` for two versions. Beads with two empty sides are left out.
 * @throws HexaplaError 'file-format' with the number of the line that is none of these
 */
export function readBeadFile(text: string, file: string): BeadPair[] {
  const beads = text.trimStart().startsWith('{') ? readJson(text, file) : readLines(text, file);
  return beads.filter(({ source, target }) => source.length > 0 || target.length > 0);
}

function readLines(text: string, file: string): BeadPair[] {
  const beads: BeadPair[] = [];
  const rungs: (readonly [number, number])[] = [];
  text.split('\n').forEach((line, index) => {
    const bead = BEAD.exec(line);
    const rung = bead ? null : RUNG.exec(line);
    if (bead) beads.push({ source: numbers(bead[1]!), target: numbers(bead[2]!) });
    else if (rung) rungs.push([Number(rung[1]), Number(rung[2])]);
    else if (line.trim() !== '')
      throw unreadable(file, `line ${index + 1} is neither "[0,1]:[2]" nor a rung "0 0"`, index + 1);
  });
  if (beads.length > 0 && rungs.length > 0) throw unreadable(file, 'bead lines and rungs are mixed', 1);
  return beads.length > 0 ? beads : betweenRungs(rungs, file);
}

function betweenRungs(rungs: readonly (readonly [number, number])[], file: string): BeadPair[] {
  return rungs.slice(1).map(([i, j], index) => {
    const [fromI, fromJ] = rungs[index]!;
    if (i < fromI || j < fromJ) throw unreadable(file, `rung ${index + 2} goes backwards`, index + 2);
    return { source: range(fromI, i), target: range(fromJ, j) };
  });
}

const numbers = (list: string): number[] => (list.match(/\d+/g) ?? []).map(Number);

/** Longest run that is believed; a rung far away is a broken file, and would fill the memory. */
const MAX_RUN = 100_000;
const range = (from: number, to: number): number[] => {
  if (to - from > MAX_RUN) throw new RangeError(`a run of ${to - from} units`);
  return Array.from({ length: to - from }, (_, index) => from + index);
};

function readJson(text: string, file: string): BeadPair[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new HexaplaError('file-format', `${file}: begins like JSON but is not`, { file }, { cause });
  }
  const beads = (value as { beads?: unknown }).beads;
  if (!Array.isArray(beads)) throw unreadable(file, 'no list "beads" in it', 1);
  return beads.map((bead: unknown, index) => {
    const runs = (bead as { runs?: unknown } | null)?.runs;
    if (!isPairOfRuns(runs)) throw unreadable(file, `bead ${index} has not two runs; score compares two versions`, 1);
    return { source: range(...runs[0]), target: range(...runs[1]) };
  });
}

type Run = [number, number];
const isRun = (value: unknown): value is Run =>
  Array.isArray(value) && value.length === 2 && value.every((end) => Number.isSafeInteger(end) && (end as number) >= 0) && value[0] <= value[1]; // prettier-ignore
const isPairOfRuns = (value: unknown): value is [Run, Run] =>
  Array.isArray(value) && value.length === 2 && value.every(isRun);

const unreadable = (file: string, what: string, line: number): HexaplaError =>
  new HexaplaError('file-format', `${file}: ${what}`, { file, line });
