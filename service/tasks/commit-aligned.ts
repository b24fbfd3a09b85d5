/** A work whose file brought its rows with it: they are stored as they stand, and the engine adds what the file does not say. */
import type { ImportPlan } from '../../contract/import.ts';
import type { PlacedLink, PlacedNote } from '../../contract/placed.ts';
import { draftAlignment, draftSummary } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { align, extendAlignment, reviewBeads } from '../../align/index.ts';
import type { AlignOptions, AlignVersion, Alignment } from '../../align/index.ts';
import type { FileAlignment, FileBead } from '../../formats/index.ts';
import { progress, statusOf } from './engine.ts';
import type { Settled } from './engine.ts';
import type { TaskContext } from './task.ts';

type PlannedWork = ImportPlan['works'][number];
type Bead = Alignment['beads'][number];
type Runs = Bead['runs'];
type Part = readonly [from: number, to: number];

/** A file that brought its rows, with what versions of a plan are its own. */
interface Chosen {
  readonly file: FileAlignment;
  /** For each version of the plan its column in the file; null for one from elsewhere. */
  readonly columns: readonly (number | null)[];
}

/** What hangs on segments, by the versions of a plan; and what is said of the work as a whole. */
export interface Brought {
  readonly links: readonly PlacedLink[];
  readonly notes: readonly PlacedNote[];
  readonly about: string;
}

/**
 * The rows of a new work as its file has them, of the versions that were chosen; versions from elsewhere are added to these rows.
 * @param files what `filesOf` says of the plan
 * @param versions those of the plan, in its order
 * @returns null where no file brought rows for two of them, or they are to be aligned anew
 */
export function alignAsFileSays(
  context: TaskContext,
  files: readonly Chosen[],
  plan: PlannedWork,
  versions: readonly AlignVersion[],
  [from, to]: Part,
): { readonly alignment: Alignment; readonly settled: Settled } | null {
  const chosen = plan.workId === null && plan.keepRows !== false ? greatest(files) : undefined;
  if (!chosen) return null;
  const own = versions.flatMap((_, index) => (chosen.columns[index] === null ? [] : [index]));
  const others = versions.flatMap((_, index) => (chosen.columns[index] === null ? [index] : []));
  const { file } = chosen;
  const columns = own.map((index) => chosen.columns[index]!);
  const rows = rowsOver(file.beads, columns);
  const texts = own.map((index) => versions[index]!);
  if (others.length === 0) {
    const alignment = completed(texts, rows, relationsOver(file, columns), { lexicon: context.lexicon, onProgress: progress(context, [from, to], plan.title) }); // prettier-ignore
    return { alignment, settled: settledBy(rows, alignment) };
  }
  const order = [...own, ...others];
  const { alignment, origins } = extendAlignment([...texts, ...others.map((index) => versions[index]!)], rows, {
    held: () => true,
    lexicon: context.lexicon,
    onProgress: progress(context, [from, to], plan.title),
  });
  const inPlan = reordered(alignment, order);
  return {
    alignment: inPlan,
    settled: settledBy(
      origins.map((row) => (row === null ? null : rows[row]!)),
      inPlan,
    ),
  };
}

/** @param files what `filesOf` says of a plan */
export function broughtBy(files: readonly Chosen[]): Brought {
  const parts = files.map(({ file: { links, notes, about }, columns }) => {
    const at = (column: number) => columns.indexOf(column);
    return {
      about,
      links: links
        .map(({ a, b, score }): PlacedLink => ({ a: [at(a[0]), a[1]], b: [at(b[0]), b[1]], score }))
        .filter(({ a, b }) => a[0] >= 0 && b[0] >= 0),
      notes: notes
        .map((note): PlacedNote => ({ ...note, version: at(note.version) }))
        .filter(({ version }) => version >= 0),
    };
  });
  return {
    links: parts.flatMap(({ links }) => links),
    notes: parts.flatMap(({ notes }) => notes),
    about: parts.find(({ about }) => about !== '')?.about ?? '',
  };
}

/** The files among the sources of a plan that brought their rows, each read once. */
export function filesOf(draft: ReadableDb, plan: PlannedWork): Chosen[] {
  const parts = plan.versions.map(({ key }) => draftSummary(draft, key).summary.aligned);
  const sources = new Set(parts.flatMap((part) => (part ? [part.source] : [])));
  return Array.from(sources, (source) => ({
    file: JSON.parse(draftAlignment(draft, source)) as FileAlignment,
    columns: parts.map((part) => (part?.source === source ? part.column : null)),
  }));
}

/** The file that brings most of the versions, if it brings two at least. */
function greatest(files: readonly Chosen[]): Chosen | undefined {
  const count = ({ columns }: Chosen) => columns.filter((column) => column !== null).length;
  return files.filter((file) => count(file) > 1).toSorted((a, b) => count(b) - count(a))[0];
}

/** The rows of a file with these of its columns; rows that hold none of them go. */
function rowsOver(beads: readonly FileBead[], columns: readonly number[]): FileBead[] {
  const over = (runs: Runs): Runs => columns.map((column) => runs[column] ?? [0, 0]);
  return beads
    .map((bead) => ({
      ...bead,
      runs: over(bead.runs),
      sentenceBeads: bead.sentenceBeads?.map((one) => ({ ...one, runs: over(one.runs) })).filter(isFilled) ?? null,
    }))
    .filter(isFilled);
}

const isFilled = ({ runs }: { readonly runs: Runs }): boolean => runs.some(([start, end]) => end > start);

function relationsOver({ relations }: FileAlignment, columns: readonly number[]): Alignment['relations'] | null {
  if (!relations) return null;
  return relations.flatMap(({ a, b, ...rest }) => {
    const [first, second] = [columns.indexOf(a), columns.indexOf(b)];
    if (first < 0 || second < 0) return [];
    return [{ ...rest, a: Math.min(first, second), b: Math.max(first, second) }];
  });
}

/** The file's rows as an alignment. The engine is asked only for what the file leaves open, and moves no row. */
function completed(
  versions: readonly AlignVersion[],
  rows: readonly FileBead[],
  relations: Alignment['relations'] | null,
  options: AlignOptions,
): Alignment {
  const standing = rows.map((row) => sentencesStand(versions, row));
  const part = (from: number, to: number): AlignOptions => ({
    ...options,
    onProgress: (phase, share) => options.onProgress?.(phase, from + (to - from) * share),
  });
  const inside = relations && standing.every(Boolean) ? null : align(versions, { ...part(0, 0.6), pins: rows });
  const isOpen = ({ score, reasons }: FileBead) => score === null || reasons === null;
  const reviews = rows.some(isOpen) ? reviewBeads(versions, rows, part(0.6, 1)) : null;
  const beads = rows.map(({ runs, score, reasons, sentenceBeads }, row): Bead => ({
    runs,
    score: score ?? reviews?.[row]?.score ?? 0,
    reasons: reasons ?? reviews?.[row]?.reasons ?? [],
    sentenceBeads: (standing[row] ? sentenceBeads : inside?.beads[row]?.sentenceBeads) ?? [],
  }));
  return { beads, relations: relations ?? inside?.relations ?? [], moved: [] };
}

/** Whether the file's sentence beads of a row hold each of its sentences once, as they are parted now. */
function sentencesStand(versions: readonly AlignVersion[], { runs, sentenceBeads }: FileBead): boolean {
  if (!sentenceBeads) return false;
  const at = runs.map(() => 0);
  for (const bead of sentenceBeads) {
    const follows = bead.runs.every(([start, end], version) => start === at[version] && end >= start);
    if (!follows) return false;
    bead.runs.forEach(([, end], version) => (at[version] = end));
  }
  return runs.every(([start, end], version) => {
    const segments = versions[version]?.segments.slice(start, end) ?? [];
    return segments.reduce((sum, { sentences }) => sum + sentences.length, 0) === at[version];
  });
}

/** Status and pins that the file gives; where it gives a pin alone, the score says whether the row is doubtful. */
function settledBy(rows: readonly (FileBead | null)[], { beads }: Alignment): Settled {
  return beads.map(({ score }, index) => {
    const { status = null, pinned = false } = rows[index] ?? {};
    return { status: status ?? statusOf(score), pinned };
  });
}

/** An alignment whose version k is to stand at order[k]. */
function reordered({ beads, relations, moved }: Alignment, order: readonly number[]): Alignment {
  const to = (runs: Runs): Runs => order.map((_, place) => runs[order.indexOf(place)]!);
  const pair = <Of extends { readonly a: number; readonly b: number }>(of: Of): Of => ({ ...of, a: order[of.a]!, b: order[of.b]! }); // prettier-ignore
  return {
    beads: beads.map((bead) => ({
      ...bead,
      runs: to(bead.runs),
      sentenceBeads: bead.sentenceBeads.map((one) => ({ ...one, runs: to(one.runs) })),
    })),
    relations: relations.map(pair),
    moved: moved.map(pair),
  };
}
