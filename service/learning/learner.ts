/** Learning by itself: after rows were confirmed, when there is a pause; and on a work whose words are asked for. */
import type { Logger } from 'pino';
import type { WorkId } from '../../contract/model.ts';
import { learnedFacts, readSettings, revisionOf, worksToLookAt } from '../../db/index.ts';
import type { Library } from '../../db/index.ts';
import type { JobQueue } from '../job-queue.ts';
import { languagePair, workSource } from './sources.ts';

/** A pause in which nothing in the library changed, and the least time between two looks. */
const PAUSE_MS = 20_000;
const REST_MS = 5 * 60_000;
/** Words of a work hardly change with a few of its rows: not more often than this. */
const WORK_REST_MS = 10 * 60_000;

/** What it takes of the service's context. */
interface Needs {
  readonly library: Library;
  readonly jobs: JobQueue;
  readonly log: Logger;
}

export class Learner {
  readonly #context: Needs;
  /** Tests do not wait. */
  readonly #pauseMs: number;
  readonly #restMs: number;
  #learnedAt = Number.NEGATIVE_INFINITY;
  /** Works and languages asked for in this run, and when: what can't be learned is not tried again and again. */
  readonly #asked = new Map<string, number>();
  #pause: NodeJS.Timeout | undefined;

  constructor(context: Needs) {
    this.#context = context;
    const given = process.env['HEXAPLA_LEARN_AFTER_MS'];
    this.#pauseMs = given === undefined ? PAUSE_MS : Number(given);
    this.#restMs = given === undefined ? REST_MS : 0;
    this.changed();
  }

  /** Works or rows changed, or a long operation on them is carried out: looks at them when they rest. */
  changed(): void {
    clearTimeout(this.#pause);
    const rest = this.#learnedAt + this.#restMs - Date.now();
    this.#pause = setTimeout(() => this.#look(), Math.max(this.#pauseMs, rest)).unref();
  }

  /** Someone asks for words of this work in two languages: they are learned on it, unless they were. */
  want(workId: WorkId, languages: readonly [string, string]): void {
    const { library, jobs } = this.#context;
    const pair = languagePair(...languages);
    if (!pair || !readSettings(library.reader).learnWords) return;
    const revision = revisionOf(library.reader, workId);
    const known = learnedFacts(library.reader, workId).find(({ a, b }) => a === pair[0] && b === pair[1]);
    const key = [workId, ...pair].join(' ');
    const last = Math.max(this.#asked.get(key) ?? 0, known?.learnedAt ?? 0);
    if (known?.source === workSource(revision) || Date.now() - last < WORK_REST_MS) return;
    this.#asked.set(key, Date.now());
    jobs.start('lexicon.learn', { workId, languages: [...pair] });
  }

  /** What was learned is gone: it is learned again when it is wanted. */
  forgotten(): void {
    this.#asked.clear();
  }

  #look(): void {
    const { library, jobs, log } = this.#context;
    try {
      if (!readSettings(library.reader).learnWords || worksToLookAt(library.reader).length === 0) return;
      this.#learnedAt = Date.now();
      jobs.start('lexicon.learn', {});
    } catch (error) {
      log.error({ error: String(error) }, 'nothing was learned');
    }
  }
}
