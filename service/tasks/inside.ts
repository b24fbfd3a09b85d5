/** Who lies opposite whom inside one row, asked of the engine. */
import { alignInside } from '../../align/index.ts';
import type { SentenceBead } from '../../contract/model.ts';
import type { CellText } from '../../db/index.ts';
import { spans } from './engine.ts';

/** Sentences of longer rows lie opposite each other as a whole. */
const MOST_CHARACTERS = 50_000;

/** Sentence beads of one row: runs over each cell's sentences, in the order of `cells`. One of score 0 where the engine is not asked. */
export function sentencesInside(cells: readonly CellText[]): readonly SentenceBead[] {
  const characters = cells.flatMap(({ segments }) => segments).reduce((sum, { text }) => sum + text.length, 0);
  const found = characters > MOST_CHARACTERS ? [] : asked(cells);
  if (found.length > 0) return found;
  const counts = cells.map(({ segments }) => segments.reduce((sum, { sentences }) => sum + sentences.length / 2, 0));
  return [{ score: 0, runs: counts.map((count) => [0, count] as const) }];
}

function asked(cells: readonly CellText[]): readonly SentenceBead[] {
  const versions = cells.map(({ language, segments }) => ({
    language,
    segments: segments.map((segment) => ({ ...segment, sentences: spans(segment.sentences) })),
  }));
  return alignInside(
    versions,
    versions.map(({ segments }) => [0, segments.length] as const),
  );
}
