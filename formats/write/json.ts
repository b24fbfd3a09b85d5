/** The JSON of `align --format json`. Its shape is a promise to other programs: nothing is renamed or left out, only added. */
import type { AlignedTexts, AlignedVersion } from './aligned.ts';
import { reasonText } from './aligned.ts';

/** One JSON object, in pieces, a segment or bead a line, so that results of any size can be written and compared. */
export function* writeJson(texts: AlignedTexts): Generator<string> {
  yield '{ "versions": [';
  for (const [index, version] of texts.versions.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* writeVersion(version);
  }
  yield `],\n  "level": ${JSON.stringify(texts.level)},\n  "beads": [`;
  yield* lines(texts.beads, ({ runs, score, reasons, status, pinned }) => ({
    runs,
    score: rounded(score),
    reasons: reasons.map(reasonText),
    ...(status === undefined ? {} : { status, pinned }),
  }));
  yield '],\n  "relations": [';
  yield* lines(texts.relations, ({ a, b, verdict, score }) => ({ a, b, verdict, score: rounded(score) }));
  yield '] }\n';
}

function* writeVersion({ file, language, languageScore, segments }: AlignedVersion): Generator<string> {
  yield `  { "file": ${JSON.stringify(file)}, "language": ${JSON.stringify(language)}, "languageScore": ${rounded(languageScore)},\n`;
  yield '    "segments": [';
  yield* lines(segments, ({ text, kind, paratext, sentences }) => ({ text, kind, paratext, sentences }));
  yield '] }';
}

function* lines<T>(items: readonly T[], shape: (item: T) => unknown): Generator<string> {
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(shape(item))}`;
  }
}

/** Four places are more than any score is worth. */
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;
