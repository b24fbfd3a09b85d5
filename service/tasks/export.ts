/** export.work: a work as it stands now, with all corrections, into one file. */
import { basename } from 'node:path';
import { HexaplaError } from '../../contract/errors.ts';
import type { ExportLevel } from '../../contract/export.ts';
import type {
  BeadRow,
  CrossLink,
  SegmentId,
  SegmentView,
  Version,
  VersionId,
  WorkDetail,
  WorkId,
} from '../../contract/model.ts';
import type { Note } from '../../contract/notes.ts';
import type { Place, PlacedLink, PlacedNote } from '../../contract/placed.ts';
import { MAX_PAGE } from '../../contract/service-api.ts';
import { notesOf, readPage, readSettled, workDetail, workOutline } from '../../db/index.ts';
import { exporters, toSentenceLevel, writeWholeFile } from '../../formats/index.ts';
import type { AlignedTexts, AlignedVersion, EngineBead } from '../../formats/index.ts';
import { spans } from './engine.ts';
import { sentencesInside } from './inside.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** Shares of the job. */
const READ: readonly [number, number] = [0, 0.6];
const WRITTEN: readonly [number, number] = [0.6, 1];

export const exportWork: Task<'export.work'> = (context, { workId, versionIds, level, format, path }) => {
  const texts = readTexts(context, workId, versionIds, level);
  writePieces(context, path, exporters[format](texts), texts.beads.length);
  return { file: basename(path), rows: texts.beads.length };
};

/**
 * A work's chosen versions with their rows, of one moment.
 * @throws HexaplaError not-found where the work or one of the versions is not there (any more)
 */
function readTexts(
  context: TaskContext,
  workId: WorkId,
  versionIds: readonly VersionId[],
  level: ExportLevel,
): AlignedTexts {
  const db = context.db();
  return readSettled(db, workId, () => {
    const work = workDetail(db, workId);
    const outline = workOutline(db, workId);
    const languages = outline.versionIds.map((id) => work.versions.find((one) => one.id === id)?.language ?? 'und');
    const columns = versionIds.map((id) => outline.versionIds.indexOf(id));
    if (columns.includes(-1)) throw new HexaplaError('not-found', 'The work does not show all of these versions');
    const collected = new Rows(columns, versionIds);
    const told = stage(context, 'reading', READ, work.title);
    for (let from = 0; from < outline.beadIds.length;) {
      told(from, outline.beadIds.length);
      const { beads } = readPage(db, workId, outline, from, MAX_PAGE);
      for (const bead of beads) collected.add(withSentences(bead, languages));
      from += Math.max(1, beads.length);
    }
    return collected.texts(work, level, notesOf(db, workId, outline));
  });
}

/** A row that was just edited may not know its sentences as yet; the file is to hold what the window will show in a moment. */
function withSentences(row: BeadRow, languages: readonly string[]): BeadRow {
  const [only, more] = row.sentenceBeads;
  const isWhole = only?.score === 0 && more === undefined;
  if (!isWhole || only.runs.filter(([start, end]) => end - start > 0).length < 2) return row;
  const cells = row.cells.map((segments, column) => ({ language: languages[column] ?? 'und', segments }));
  return { ...row, sentenceBeads: sentencesInside(cells) };
}

/** Rows of the library as the writers take them: runs over the segments of each version, counted from its first. */
class Rows {
  readonly #columns: readonly number[];
  readonly #versionIds: readonly VersionId[];
  readonly #segments: AlignedVersion['segments'][number][][];
  readonly #beads: EngineBead[] = [];
  /** Where each segment stands: version and number, both from 0. */
  readonly #places = new Map<SegmentId, Place>();
  readonly #links: CrossLink[] = [];

  /** @param columns of the chosen versions in the rows, in the order in which they are to stand */
  constructor(columns: readonly number[], versionIds: readonly VersionId[]) {
    this.#columns = columns;
    this.#versionIds = versionIds;
    this.#segments = columns.map(() => []);
  }

  add({ cells, score, reasons, status, pinned, sentenceBeads, links }: BeadRow): void {
    const chosen = this.#columns.map((column) => cells[column] ?? []);
    if (chosen.every((cell) => cell.length === 0)) return;
    const runs = chosen.map((cell, version) => {
      const segments = this.#segments[version] ?? [];
      const start = segments.length;
      for (const segment of cell) {
        this.#places.set(segment.id, [version, segments.length]);
        segments.push(segmentOf(segment));
      }
      return [start, segments.length] as const;
    });
    const within = sentenceBeads
      .map((bead) => ({
        score: bead.score,
        runs: this.#columns.map((column) => bead.runs[column] ?? ([0, 0] as const)),
      }))
      .filter((bead) => bead.runs.some(([start, end]) => end > start));
    this.#links.push(...links);
    const row = { row: this.#beads.length, rowScore: score };
    this.#beads.push({ ...row, runs, score, reasons, status, pinned, sentenceBeads: within });
  }

  texts(work: WorkDetail, level: ExportLevel, notes: readonly Note[]): AlignedTexts {
    const versions = this.#versions(work);
    const relations = work.relations.flatMap(({ a, b, ...rest }) => {
      const [first, second] = [this.#versionIds.indexOf(a), this.#versionIds.indexOf(b)];
      return first < 0 || second < 0 ? [] : [{ a: Math.min(first, second), b: Math.max(first, second), ...rest }];
    });
    const counts = versions.map(({ segments }) => segments.map(({ sentences }) => sentences.length));
    const { title, author, tags, notes: about } = work;
    return {
      title,
      author,
      tags,
      about,
      modifiedAt: Date.now(),
      versions,
      level,
      beads: level === 'paragraph' ? this.#beads : toSentenceLevel(this.#beads, counts),
      relations,
      links: this.#placedLinks(),
      notes: this.#placedNotes(notes),
    };
  }

  #versions(work: WorkDetail): AlignedVersion[] {
    const byId = new Map(work.versions.map((version) => [version.id, version]));
    return this.#versionIds.map((id, index): AlignedVersion => {
      const version = byId.get(id);
      const { label = '', translator = '', date = '', source = '', original = false } = version ?? {};
      return {
        file: version ? nameOf(version) : '',
        language: version?.language ?? 'und',
        languageScore: 1,
        facts: { label, translator, date, source, original },
        segments: this.#segments[index] ?? [],
      };
    });
  }

  /** Each link once, though it is told at both of its ends. */
  #placedLinks(): PlacedLink[] {
    return this.#links.flatMap(({ segmentId, otherSegmentId, score }) => {
      const [a, b] = [this.#places.get(segmentId), this.#places.get(otherSegmentId)];
      return a && b && a[0] < b[0] ? [{ a, b, score }] : [];
    });
  }

  /** A note whose words are gone goes with its words alone. */
  #placedNotes(notes: readonly Note[]): PlacedNote[] {
    return notes.flatMap(({ anchors, versionId, kind, colour, text, quote, before, after, createdAt, changedAt }) => {
      const version = this.#versionIds.indexOf(versionId);
      if (version < 0) return [];
      const places = anchors.map(({ segmentId, start, end }) => {
        const number = this.#places.get(segmentId)?.[1];
        return number === undefined ? null : ([number, start, end] as const);
      });
      const placed = places.every((place) => place !== null) ? places : [];
      return [{ version, kind, colour, text, anchors: placed, quote, before, after, createdAt, changedAt }];
    });
  }
}

function segmentOf({ kind, level, text, paratext, sentences }: SegmentView): AlignedVersion['segments'][number] {
  return { kind, level, text, paratext, sentences: spans(sentences) };
}

/** What tells a version from others of its language. */
function nameOf({ label, translator, date, fileName }: Version): string {
  return [label, translator, date].filter(Boolean).join(', ') || fileName;
}

/** @throws HexaplaError disk-full, file-unwritable; fields { file, path } */
function writePieces(context: TaskContext, path: string, pieces: Iterable<string | Uint8Array>, rows: number): void {
  const name = basename(path);
  const told = stage(context, 'storing', WRITTEN, name);
  let written = 0;
  try {
    writeWholeFile(path, pieces, {
      // A piece is about a row; how many there will be is not known better.
      onChunk: () => told(Math.min((written += 1), rows), Math.max(1, rows)),
      beforeRename: () => context.settle(),
    });
  } catch (error) {
    if (error instanceof HexaplaError) throw error;
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    const code = full ? 'disk-full' : 'file-unwritable';
    throw new HexaplaError(code, `Could not write ${name}`, { file: name, path: name }, { cause: error });
  }
}
