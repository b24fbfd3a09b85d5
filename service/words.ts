/** The words of a sentence with what renders them in the other versions: by the shipped lexicons, cognates and equal words. */
import { join } from 'node:path';
import { renderings } from '../align/index.ts';
import type { BeadRow, Run, SegmentView, VersionId } from '../contract/model.ts';
import type { RenderedWord, WordPlace } from '../contract/words.ts';
import { HexaplaError } from '../contract/errors.ts';
import { readPage, rowOf, snapshot, versionsOf } from '../db/index.ts';
import { loadLexicons } from '../formats/lexicon.ts';
import type { Lexicons } from '../formats/lexicon.ts';
import type { Context, Handlers } from './context.ts';

/** Sentences kept: what was pointed at a moment ago is pointed at again. */
const KEPT = 200;
const answers = new Map<string, readonly RenderedWord[]>();
let lexicons: Lexicons | null = null;

export const words: Handlers<'words'> = {
  renderings: (context, { workId, beadId, sentenceBead, versionId }) => {
    const db = context.library.reader;
    return snapshot(db, () => {
      const { outline, stamp } = context.outlines.stamped(db, workId);
      const key = [workId, stamp, beadId, sentenceBead, versionId].join(' ');
      const known = answers.get(key);
      if (known) return known;
      const bead = readPage(db, workId, outline, rowOf(outline, beadId), 1).beads[0];
      const versions = versionsOf(db, workId);
      const column = versions.findIndex(({ id }) => id === versionId);
      if (!bead || column < 0) throw new HexaplaError('not-found', 'No such version in this work', { versionId });
      const found = renderedWords(context, bead, sentenceBead, column, versions);
      answers.set(key, found);
      const oldest = answers.keys().next();
      if (answers.size > KEPT && !oldest.done) answers.delete(oldest.value);
      return found;
    });
  },
};

interface VersionOfWork {
  readonly id: VersionId;
  readonly language: string;
}

/** Pair by pair with each other version: what the two others have to do with one another is not asked. */
function renderedWords(
  { folders }: Context,
  bead: BeadRow,
  sentenceBead: number,
  column: number,
  versions: readonly VersionOfWork[],
): RenderedWord[] {
  const runs = bead.sentenceBeads[sentenceBead]?.runs ?? [];
  const cellOf = (index: number) => new RunText(bead.cells[index] ?? [], runs[index] ?? [0, 0]);
  const own = cellOf(column);
  const language = versions[column]?.language ?? 'und';
  lexicons ??= loadLexicons(join(folders.assets, 'lexicons'));
  const source = lexicons;
  const found = new Map<number, RenderedWord>();
  for (const [index, version] of versions.entries()) {
    if (index === column) continue;
    const other = cellOf(index);
    const pair = [
      { language, text: own.text },
      { language: version.language, text: other.text },
    ];
    for (const word of renderings(pair, source)[0] ?? []) {
      const place = own.place(word.start, word.end);
      const there = (word.renderings[1] ?? []).flatMap(({ start, end, certainty }) => {
        const at = other.place(start, end);
        return at ? [{ versionId: version.id, ...at, certainty }] : [];
      });
      if (!place) continue;
      const before = found.get(word.start);
      found.set(word.start, { ...place, renderings: [...(before?.renderings ?? []), ...there] });
    }
  }
  return [...found.entries()].toSorted(([a], [b]) => a - b).map(([, word]) => word);
}

/** The text of a run of sentences, and the way back from it to the segments. */
class RunText {
  readonly text: string;
  readonly #parts: {
    readonly segment: SegmentView;
    readonly from: number;
    readonly at: number;
    readonly length: number;
  }[] = [];

  constructor(cell: readonly SegmentView[], [start, end]: Run) {
    let text = '';
    let first = 0;
    for (const segment of cell) {
      const count = segment.sentences.length >> 1;
      const low = Math.max(start, first) - first;
      const high = Math.min(end - first, count);
      first += count;
      if (high <= low) continue;
      const from = segment.sentences[2 * low] ?? 0;
      const part = segment.text.slice(from, segment.sentences[2 * high - 1] ?? from);
      if (text !== '') text += '\n';
      this.#parts.push({ segment, from, at: text.length, length: part.length });
      text += part;
    }
    this.text = text;
  }

  /** Null for what lies in no one segment. */
  place(start: number, end: number): WordPlace | null {
    const part = this.#parts.findLast(({ at }) => at <= start);
    if (!part || end > part.at + part.length) return null;
    return { segmentId: part.segment.id, start: part.from + start - part.at, end: part.from + end - part.at };
  }
}
