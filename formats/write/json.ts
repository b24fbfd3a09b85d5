/**
 * The JSON of `align --format json`, and of the library's works, which it holds without loss (aligned/json.ts reads it back). Its shape is a
 * promise to other programs: nothing is renamed or left out, only added.
 */
import type { AlignedBead, AlignedTexts, AlignedVersion } from './aligned.ts';
import { reasonText } from './aligned.ts';

/** One JSON object, in pieces, a segment or bead a line, so that results of any size can be written and compared. */
export function* writeJson(texts: AlignedTexts): Generator<string> {
  yield '{ "versions": [';
  for (const [index, version] of texts.versions.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* writeVersion(version);
  }
  yield `],\n  "level": ${JSON.stringify(texts.level)},\n  "beads": [`;
  yield* lines(texts.beads, (bead) => ({
    runs: bead.runs,
    score: rounded(bead.score),
    reasons: bead.reasons.map(reasonText),
    ...(bead.status === undefined ? {} : handiwork(bead, texts.level)),
  }));
  yield '],\n  "relations": [';
  yield* lines(texts.relations, ({ a, b, verdict, score }) => ({ a, b, verdict, score: rounded(score) }));
  yield ']';
  if (texts.title !== undefined) yield* writeWork(texts);
  yield ' }\n';
}

function* writeVersion({ file, language, languageScore, facts, segments }: AlignedVersion): Generator<string> {
  yield `  { "file": ${JSON.stringify(file)}, "language": ${JSON.stringify(language)}, "languageScore": ${rounded(languageScore)},\n`;
  if (facts) yield `    ${JSON.stringify(facts).slice(1, -1)},\n`;
  yield '    "segments": [';
  yield* lines(segments, ({ text, kind, level, paratext, sentences }) => ({
    text,
    kind,
    ...(level > 0 ? { level } : {}),
    paratext,
    sentences,
  }));
  yield '] }';
}

/** What a row of a work has besides. By sentence: the row over segments that it is a part of. */
function handiwork(bead: AlignedBead, level: AlignedTexts['level']): object {
  const { status, pinned, reasons, row, rowScore, sentenceBeads } = bead;
  const inside =
    level === 'sentence'
      ? { row, rowScore: rowScore === undefined ? undefined : rounded(rowScore) }
      : { sentenceBeads: sentenceBeads?.map(({ runs, score }) => ({ runs, score: rounded(score) })) };
  return { status, pinned, reasonCodes: reasons, ...inside };
}

/** The work, and what hangs on its segments: each is named by version and number, both from 0. */
function* writeWork({ title, author, tags, about, links, notes }: AlignedTexts): Generator<string> {
  yield `,\n  "title": ${JSON.stringify(title)},\n  "author": ${JSON.stringify(author ?? '')},\n`;
  yield `  "tags": ${JSON.stringify(tags ?? [])},\n  "about": ${JSON.stringify(about ?? '')},\n  "links": [`;
  yield* lines(links ?? [], ({ a, b, score }) => ({ a, b, score: score === null ? null : rounded(score) }));
  yield '],\n  "notes": [';
  yield* lines(notes ?? [], (note) => note);
  yield ']';
}

function* lines<T>(items: readonly T[], shape: (item: T) => unknown): Generator<string> {
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(shape(item))}`;
  }
}

/** Four places are more than any score is worth. */
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;
