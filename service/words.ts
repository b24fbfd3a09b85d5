/**
 * The words of a sentence with what renders them in another version: by the lexicon learned on this work, what was learned from
 * confirmed rows and the shipped lexicons, cognates and equal words.
 */
import { join } from 'node:path';
import { renderings } from '../align/index.ts';
import type { LexiconSource } from '../align/index.ts';
import { HexaplaError } from '../contract/errors.ts';
import type { BeadRow, Run, SegmentView, WorkId } from '../contract/model.ts';
import type { RenderedWord, WordPlace } from '../contract/words.ts';
import { readPage, rowOf, snapshot, versionsOf } from '../db/index.ts';
import { loadLexicons } from '../formats/lexicon.ts';
import type { Context, Handlers } from './context.ts';
import { Lexicons, lexiconStamp } from './learning/sources.ts';
import { keepRenderings, knownRenderings } from './rendering-cache.ts';
import { settleRows } from './settling.ts';

let lexicons: Lexicons | null = null;

export const words: Handlers<'words'> = {
  renderings: (context, { workId, beadId, sentenceBead, versionId, otherId }) => {
    const db = context.library.reader;
    settleRows(context, workId, (outline) => {
      const row = rowOf(outline, beadId);
      return [row, row + 1];
    });
    return snapshot(db, () => {
      const { outline, stamp } = context.outlines.stamped(db, workId);
      const key = [workId, stamp, lexiconStamp(db, workId), beadId, sentenceBead, versionId, otherId].join(' ');
      const known = knownRenderings(key);
      if (known) return known;
      const bead = readPage(db, workId, outline, rowOf(outline, beadId), 1).beads[0];
      const versions = versionsOf(db, workId);
      const columns = [versionId, otherId].map((id) => versions.findIndex((version) => version.id === id));
      if (!bead || columns.some((column) => column < 0))
        throw new HexaplaError('not-found', 'No such version in this work', { versionId, otherId });
      const sides = columns.map((column) => ({
        language: versions[column]?.language ?? 'und',
        cell: cellOf(bead, sentenceBead, column),
      }));
      context.learner.want(workId, [sides[0]!.language, sides[1]!.language]);
      const found = renderedWords(lexiconsOf(context, workId), sides[0]!, { ...sides[1]!, versionId: otherId });
      keepRenderings(key, found);
      return found;
    });
  },
};

interface Side {
  readonly language: string;
  readonly cell: RunText;
}

function renderedWords(
  lexicon: LexiconSource,
  own: Side,
  other: Side & Pick<RenderedWord['renderings'][number], 'versionId'>,
): RenderedWord[] {
  const cells = [own, other].map(({ language, cell }) => ({ language, text: cell.text }));
  return (renderings(cells, lexicon)[0] ?? []).flatMap((word) => {
    const place = own.cell.place(word.start, word.end);
    const there = (word.renderings[1] ?? []).flatMap(({ start, end, certainty }) => {
      const at = other.cell.place(start, end);
      return at ? [{ versionId: other.versionId, ...at, certainty }] : [];
    });
    return place ? [{ ...place, renderings: there }] : [];
  });
}

function lexiconsOf({ folders, library }: Context, workId: WorkId): LexiconSource {
  lexicons ??= new Lexicons(loadLexicons(join(folders.assets, 'lexicons')));
  return lexicons.source(() => library.reader, workId);
}

function cellOf(bead: BeadRow, sentenceBead: number, column: number): RunText {
  return new RunText(bead.cells[column] ?? [], bead.sentenceBeads[sentenceBead]?.runs[column] ?? [0, 0]);
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
