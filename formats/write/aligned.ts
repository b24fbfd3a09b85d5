/** An alignment with its texts, as the writers take it. */
import type { BeadStatus, ReasonCode, Verdict } from '../../contract/model.ts';
import type { PlacedLink, PlacedNote } from '../../contract/placed.ts';
import type { FileVersionFacts } from '../aligned/aligned-document.ts';
import type { VersionSegment } from '../version.ts';

export const LEVELS = ['paragraph', 'sentence'] as const;
export type Level = (typeof LEVELS)[number];

export interface AlignedVersion {
  readonly file: string;
  /** BCP 47. */
  readonly language: string;
  /** 0 to 1; 1 where the user said so. */
  readonly languageScore: number;
  /** Of a stored version. */
  readonly facts?: Omit<FileVersionFacts, 'name' | 'language'>;
  readonly segments: readonly VersionSegment[];
}

export interface AlignedReason {
  readonly code: ReasonCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One row. Runs are half-open, one per version: over segments at paragraph level, else over the version's sentences from 0. */
export interface AlignedBead {
  readonly runs: readonly (readonly [start: number, end: number])[];
  readonly score: number;
  readonly reasons: readonly AlignedReason[];
  /** Of rows that somebody may have looked at; the engine's own have neither. */
  readonly status?: BeadStatus;
  readonly pinned?: boolean;
  /** Over sentences counted from the row's first. */
  readonly sentenceBeads?: readonly { readonly runs: AlignedBead['runs']; readonly score: number }[];
  /** Of a row over sentences: the number of the row over segments that it is part of, from 0, and that one's score. */
  readonly row?: number;
  readonly rowScore?: number;
}

export interface AlignedTexts {
  /** Of the work, where there is one; without it the files are named. */
  readonly title?: string;
  readonly author?: string;
  readonly tags?: readonly string[];
  /** The user's notes on the work as a whole. */
  readonly about?: string;
  /** Text that stands in another order, by version and segment. */
  readonly links?: readonly PlacedLink[];
  /** Bookmarks, highlights and notes on words. */
  readonly notes?: readonly PlacedNote[];
  /** When it was last changed, as far as is known. Milliseconds since the epoch. */
  readonly modifiedAt?: number;
  readonly versions: readonly AlignedVersion[];
  readonly level: Level;
  readonly beads: readonly AlignedBead[];
  readonly relations: readonly {
    readonly a: number;
    readonly b: number;
    readonly verdict: Verdict;
    readonly score: number;
  }[];
}

/** What the engine gives: beads over segments, each with beads over its own sentences. */
export interface EngineBead extends AlignedBead {
  readonly sentenceBeads: NonNullable<AlignedBead['sentenceBeads']>;
}

/**
 * Rows over sentences, from rows over segments that hold beads over their own sentences. Each sentence of each version is in exactly
 * one row, as each segment is in exactly one bead; a bead without sentences gives no row.
 * @param counts counts[v][s]: how many sentences segment s of version v has
 */
export function toSentenceLevel(beads: readonly EngineBead[], counts: readonly (readonly number[])[]): AlignedBead[] {
  const offsets = counts.map(runningSum);
  return beads.flatMap(({ runs, sentenceBeads, ...row }) => {
    const bases = runs.map(([start], version) => offsets[version]![start]!);
    if (sentenceBeads.length > 0) {
      return sentenceBeads.map((bead) => ({ ...row, ...shift(bead, bases) }));
    }
    const whole = runs.map(([start, end], version) => [offsets[version]![start]!, offsets[version]![end]!] as const);
    return whole.some(([start, end]) => end > start) ? [{ ...row, runs: whole }] : [];
  });
}

function shift(bead: EngineBead['sentenceBeads'][number], bases: readonly number[]) {
  const runs = bead.runs.map(([start, end], version) => [start + bases[version]!, end + bases[version]!] as const);
  return { runs, score: bead.score };
}

/** [0, a, a + b, …]: one longer than its input. */
function runningSum(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
}

/**
 * The units that rows are made of, as texts: segments at paragraph level, else sentences.
 * @returns for each version the texts of its units in order
 */
export function unitTexts(texts: AlignedTexts): string[][] {
  return texts.versions.map(({ segments }) =>
    texts.level === 'paragraph'
      ? segments.map((segment) => segment.text)
      : segments.flatMap(({ text, sentences }) => sentences.map(([start, end]) => text.slice(start, end))),
  );
}

/** The work's title; without one its files. */
export const titleOfTexts = ({ title, versions }: AlignedTexts): string =>
  title ?? versions.map(({ file }) => file).join(' · ');

/** A row's status in a word of the file, with its pin; `rowFacts` of aligned/rows.ts reads it back. */
export const statusOf = ({ status = 'auto', pinned }: AlignedBead): string => (pinned ? `${status}, pinned` : status);

/** What lies opposite what in a row, in numbers of units: "1-2". */
export const typeOf = ({ runs }: AlignedBead): string => runs.map(([start, end]) => end - start).join('-');

/** Whether all that a row holds is page furniture. At sentence level a sentence is what its segment is. */
export function isFurniture(texts: AlignedTexts): (bead: AlignedBead) => boolean {
  const marks = texts.versions.map(({ segments }) =>
    texts.level === 'paragraph'
      ? segments.map((segment) => segment.paratext)
      : segments.flatMap(({ paratext, sentences }) => sentences.map(() => paratext)),
  );
  return ({ runs }) =>
    runs.every(([start, end], version) => marks[version]!.slice(start, end).every((paratext) => paratext));
}

/** A reason in English, for people who read results in a file. The window translates the codes itself. */
export function reasonText({ code, values = {} }: AlignedReason): string {
  const ratio = values.ratio === undefined ? '' : ` ${Number(values.ratio).toFixed(1)} times`;
  const wording: Readonly<Record<ReasonCode, string>> = {
    numbers:
      values.a === undefined && values.b === undefined
        ? 'numbers differ'
        : `numbers differ: ${values.a ?? ''} / ${values.b ?? ''}`,
    length: ratio ? `length${ratio} the norm` : 'length out of the norm',
    words: 'no shared words',
    gap: 'no counterpart',
    structure: 'structure differs',
    related: 'the texts as wholes are no translations of each other',
  };
  return wording[code];
}
