/** The engine: versions in, alignment out. Pure: no I/O, no clock but for progress, the same answer for the same input. */
export { align } from './align.ts';
export { checkAlignment } from './check.ts';
export { type ExtendOptions, type Extended, extendAlignment } from './extend.ts';
export { type Group, type GroupOptions, groupVersions } from './verdict/group.ts';
export { type LearnOptions, type LearnedLexicon, learnLexicon, withLearned } from './words/learned.ts';
export type { Embeddings } from './meaning.ts';
export { relate } from './verdict/relate.ts';
export { type Cell, type RenderedWord, type Rendering, renderings } from './words/renderings.ts';
export { type Review, type StandingBead, reviewBeads } from './confidence/review.ts';
export { type Prf, type Score, type ScoreCounts, type ScoredBead } from './score.ts';
export { addCounts, fromCounts, parseBeads, scoreCounts, toScoredBead } from './score.ts';
export type {
  AlignOptions,
  AlignPhase,
  AlignSegment,
  AlignVersion,
  Alignment,
  Bead,
  LexiconSource,
  Moved,
  Pin,
  Reason,
  Relation,
  Run,
  SentenceBead,
} from './types.ts';
export { DOUBT_THRESHOLD } from './types.ts';
export { type WindowOptions, alignInside, alignWindow } from './window.ts';
