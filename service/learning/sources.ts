/** Word pairs for the engine: those shipped, and those learned from the library's own rows. */
import { withLearned } from '../../align/index.ts';
import type { LearnedLexicon, LexiconSource } from '../../align/index.ts';
import type { WorkId } from '../../contract/model.ts';
import { keepLast } from '../../contract/keep-last.ts';
import { learnedStamp, readLearned, readSettings } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { primary } from '../../text/index.ts';

type Lookup = ReturnType<LexiconSource['lookup']>;

/** Pairs of languages kept open, both ways counted. One takes some 3 to 9 MB, and some 100 ms to open. */
const OPEN = 16;

/** The two primary languages in the order in which lexicons are stored; null where there is nothing to learn between them. */
export function languagePair(one: string, other: string): readonly [a: string, b: string] | null {
  const [a, b] = [primary(one), primary(other)].toSorted() as [string, string];
  return a === b || a === 'und' || b === 'und' ? null : [a, b];
}

/** What stands for the rows of a work that its own lexicon was learned from. */
export const workSource = (revision: number): string => `revision ${revision}`;

/** Changes with what is learned of the library and of a work, and with whether it is used. */
export function lexiconStamp(db: ReadableDb, workId: WorkId | null): string {
  return readSettings(db).learnWords ? learnedStamp(db, workId) : '';
}

/** Opens lexicons when they are asked for, and keeps those asked for last; what was learned since is seen at once. */
export class Lexicons {
  readonly #shipped: LexiconSource;
  readonly #open = new Map<string, { readonly stamp: string; readonly lookup: Lookup }>();

  constructor(shipped: LexiconSource) {
    this.#shipped = shipped;
  }

  /** As the engine asks: shipped, learned from what was confirmed, and (where one is given) learned from a work's own rows. */
  source(db: () => ReadableDb, workId: WorkId | null = null): LexiconSource {
    return { lookup: (from, to) => this.#lookup(db(), workId, from, to) };
  }

  #lookup(db: ReadableDb, workId: WorkId | null, from: string, to: string): Lookup {
    const pair = languagePair(from, to);
    const stamp = pair ? lexiconStamp(db, workId) : '';
    const languages = stamp === '' ? null : pair;
    const key = `${languages ? (workId ?? '') : ''} ${from} ${to}`;
    const known = this.#open.get(key);
    const lookup = known?.stamp === stamp ? known.lookup : this.#opened(db, workId, languages, from, to);
    keepLast(this.#open, key, { stamp, lookup }, OPEN);
    return lookup;
  }

  #opened(
    db: ReadableDb,
    workId: WorkId | null,
    languages: readonly [string, string] | null,
    from: string,
    to: string,
  ) {
    if (!languages) return this.#shipped.lookup(from, to);
    const [a, b] = languages;
    const learned = (workId === null ? [null] : [null, workId]).flatMap((of): LearnedLexicon[] => {
      const pairs = readLearned(db, of, a, b);
      return pairs ? [{ format: 1, a, b, pairs }] : [];
    });
    return learned.length === 0 ? this.#shipped.lookup(from, to) : withLearned(learned, this.#shipped).lookup(from, to);
  }
}
