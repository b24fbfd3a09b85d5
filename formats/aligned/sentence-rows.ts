/** From rows over sentences, as an export by sentence has them, back to rows over segments that hold beads over their sentences. */
import type { Span } from '../../text/index.ts';

interface SentenceRow {
  readonly runs: readonly Span[];
  readonly score?: number;
  /** Number of the row over segments that it is part of, and that row's own score; absent where the file was not made of a work. */
  readonly row?: number;
  readonly rowScore?: number;
}

interface WithSentences {
  readonly segments: readonly { readonly sentences?: readonly Span[] }[];
}

/**
 * Sentence rows of one number make one row; without numbers, as few of them as end where segments end. Rows that do not follow on one
 * another come out so too, for the caller to refuse.
 */
export function rowsOfSentences<Row extends SentenceRow>(
  versions: readonly WithSentences[],
  rows: readonly Row[],
): (Row & { readonly sentenceBeads: readonly { readonly runs: readonly Span[]; readonly score: number }[] })[] {
  const ends = versions.map(({ segments }) => sentenceEnds(segments));
  const found: ReturnType<typeof rowsOfSentences<Row>> = [];
  /** Segments and sentences of each version that closed rows hold. */
  const segments = versions.map(() => 0);
  const sentences = versions.map(() => 0);
  /** Segments of each version that end by the sentence that was looked at last; it only goes on, so that all is linear. */
  const reached = versions.map(() => 0);
  let open: Row[] = [];
  rows.forEach((row, index) => {
    open.push(row);
    const cut = versions.map((_, version) =>
      segmentAfter(ends[version]!, reached, version, row.runs[version]?.[1] ?? 0),
    );
    const next = rows[index + 1];
    const last = next === undefined;
    if (!last && row.row !== undefined && row.row === next.row) return;
    if (!last && cut.includes(null)) return;
    const [first] = open;
    const from = [...sentences];
    found.push({
      ...first!,
      score: first!.rowScore,
      runs: cut.map((end, version): Span => [segments[version]!, end ?? versions[version]!.segments.length]),
      sentenceBeads: open.map(({ runs, score = 0 }) => ({
        score,
        runs: runs.map(([start, end], version): Span => [start - from[version]!, end - from[version]!]),
      })),
    });
    cut.forEach((end, version) => {
      segments[version] = end ?? versions[version]!.segments.length;
      sentences[version] = row.runs[version]?.[1] ?? 0;
    });
    open = [];
  });
  return found;
}

/** For each segment how many sentences there are up to its end. */
function sentenceEnds(segments: WithSentences['segments']): number[] {
  let total = 0;
  return segments.map(({ sentences = [] }) => (total += sentences.length));
}

/**
 * The number of segments up to a sentence that ends one, those without sentences behind it too; null where it is within a segment.
 * `reached` goes on to there.
 */
function segmentAfter(ends: readonly number[], reached: number[], version: number, sentence: number): number | null {
  let segment = reached[version]!;
  while (segment < ends.length && ends[segment]! <= sentence) segment += 1;
  reached[version] = segment;
  return (segment === 0 ? 0 : ends[segment - 1]!) === sentence ? segment : null;
}
