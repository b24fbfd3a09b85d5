/** export.work: a work as it stands now, with all corrections, into one file. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { HexaplaError } from '../../contract/errors.ts';
import type { ExportLevel } from '../../contract/export.ts';
import type { BeadRow, SegmentView, Version, VersionId, WorkDetail, WorkId } from '../../contract/model.ts';
import { MAX_PAGE } from '../../contract/service-api.ts';
import { readPage, readSettled, workDetail, workOutline } from '../../db/index.ts';
import { exporters, toSentenceLevel } from '../../formats/index.ts';
import type { AlignedTexts, AlignedVersion, EngineBead } from '../../formats/index.ts';
import { spans } from './engine.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** Bytes written at once. */
const CHUNK_BYTES = 256 * 1024;
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
    const columns = versionIds.map((id) => outline.versionIds.indexOf(id));
    if (columns.includes(-1)) throw new HexaplaError('not-found', 'The work does not show all of these versions');
    const collected = new Rows(columns);
    const told = stage(context, 'reading', READ, work.title);
    for (let from = 0; from < outline.beadIds.length;) {
      told(from, outline.beadIds.length);
      const { beads } = readPage(db, workId, outline, from, MAX_PAGE);
      for (const bead of beads) collected.add(bead);
      from += Math.max(1, beads.length);
    }
    return collected.texts(work, versionIds, level);
  });
}

/** Rows of the library as the writers take them: runs over the segments of each version, counted from its first. */
class Rows {
  readonly #columns: readonly number[];
  readonly #segments: AlignedVersion['segments'][number][][];
  readonly #beads: EngineBead[] = [];

  /** @param columns of the chosen versions in the rows, in the order in which they are to stand */
  constructor(columns: readonly number[]) {
    this.#columns = columns;
    this.#segments = columns.map(() => []);
  }

  add({ cells, score, reasons, status, pinned, sentenceBeads }: BeadRow): void {
    const chosen = this.#columns.map((column) => cells[column] ?? []);
    if (chosen.every((cell) => cell.length === 0)) return;
    const runs = chosen.map((cell, index) => {
      const segments = this.#segments[index] ?? [];
      const start = segments.length;
      segments.push(...cell.map(segmentOf));
      return [start, segments.length] as const;
    });
    const within = sentenceBeads
      .map((bead) => ({
        score: bead.score,
        runs: this.#columns.map((column) => bead.runs[column] ?? ([0, 0] as const)),
      }))
      .filter((bead) => bead.runs.some(([start, end]) => end > start));
    this.#beads.push({ runs, score, reasons, status, pinned, sentenceBeads: within });
  }

  texts(work: WorkDetail, versionIds: readonly VersionId[], level: ExportLevel): AlignedTexts {
    const byId = new Map(work.versions.map((version) => [version.id, version]));
    const versions = versionIds.map((id, index): AlignedVersion => {
      const version = byId.get(id);
      return {
        file: version ? nameOf(version) : '',
        language: version?.language ?? 'und',
        languageScore: 1,
        segments: this.#segments[index] ?? [],
      };
    });
    const relations = work.relations.flatMap(({ a, b, ...rest }) => {
      const [first, second] = [versionIds.indexOf(a), versionIds.indexOf(b)];
      return first < 0 || second < 0 ? [] : [{ a: first, b: second, ...rest }];
    });
    const counts = versions.map(({ segments }) => segments.map(({ sentences }) => sentences.length));
    const beads = level === 'paragraph' ? this.#beads : toSentenceLevel(this.#beads, counts);
    const modifiedAt = Date.now();
    return { title: work.title, author: work.author, modifiedAt, versions, level, beads, relations };
  }
}

function segmentOf({ kind, level, text, paratext, sentences }: SegmentView): AlignedVersion['segments'][number] {
  return { kind, level, text, paratext, sentences: spans(sentences) };
}

/** What tells a version from others of its language. */
function nameOf({ label, translator, date, fileName }: Version): string {
  return [label, translator, date].filter(Boolean).join(', ') || fileName;
}

/**
 * Writes beside the place and moves it there, so that what stood there stays until the new file is whole.
 * @throws HexaplaError disk-full, file-unwritable; fields { file }
 */
function writePieces(context: TaskContext, path: string, pieces: Iterable<string | Uint8Array>, rows: number): void {
  const part = `${path}.part`;
  const told = stage(context, 'storing', WRITTEN, basename(path));
  try {
    const file = openSync(part, 'w');
    try {
      let written = 0;
      for (const chunk of chunks(pieces)) {
        writeSync(file, chunk);
        // A piece is about a row; how many there will be is not known better.
        told(Math.min((written += 1), rows), Math.max(1, rows));
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    context.settle();
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    if (error instanceof HexaplaError) throw error;
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    const name = basename(path);
    const code = full ? 'disk-full' : 'file-unwritable';
    throw new HexaplaError(code, `Could not write ${name}`, { file: name, path: name }, { cause: error });
  }
}

/** Pieces gathered into chunks that are worth a write. */
function* chunks(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    const more = typeof piece === 'string' ? Buffer.from(piece) : piece;
    held.push(more);
    bytes += more.length;
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
