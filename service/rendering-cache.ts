/** Word renderings that were asked for a moment ago: what was pointed at is pointed at again. */
import type { RenderedWord } from '../contract/words.ts';
import { keepLast } from '../contract/keep-last.ts';

/** Answers kept. */
const ANSWERS = 400;

const answers = new Map<string, readonly RenderedWord[]>();

export const knownRenderings = (key: string): readonly RenderedWord[] | undefined => answers.get(key);

export const keepRenderings = (key: string, words: readonly RenderedWord[]): void =>
  keepLast(answers, key, words, ANSWERS);

/** Sentences stand opposite others now. */
export const forgetRenderings = (): void => answers.clear();
