/** What the service tells the window without being asked. */
import type { WireError } from './errors.ts';
import type { BeadId, WorkId } from './model.ts';
import type { JobName } from './service-api.ts';
import type { Settings } from './settings.ts';

/** Phases of long work, translated by the window (job.<phase>). */
export const JOB_PHASES = [
  'waiting',
  'reading',
  'decoding',
  'segmenting',
  'comparing',
  'understanding',
  'aligning',
  'learning',
  'storing',
  'copying',
  'checking',
  'finishing',
] as const;
export type JobPhase = (typeof JOB_PHASES)[number];

export interface JobProgress {
  readonly jobId: string;
  readonly operation: JobName;
  readonly phase: JobPhase;
  /** done of total in this phase; total 0 means unknown. `share` is the whole job's, 0 to 1, and never falls. */
  readonly done: number;
  readonly total: number;
  readonly share: number;
  /** A file name or title, to be shown as it is. May be empty. */
  readonly what: string;
}

export interface ServiceEvents {
  'job.progress': JobProgress;
  'job.done': { readonly jobId: string; readonly result: unknown };
  'job.failed': { readonly jobId: string; readonly error: WireError };
  /** Something that a job does otherwise than it was to; it goes on. */
  'job.notice': { readonly jobId: string; readonly error: WireError };
  /** Works whose row in the library or whose beads changed. edited: only rows changed, by an edit or its undoing, whose outcome told the window of them. */
  'library.changed': { readonly workIds: readonly WorkId[]; readonly edited?: boolean };
  /** The sentence beads of these rows were found out after an edit; nothing else of them is another. */
  'sentences.found': { readonly workId: WorkId; readonly beadIds: readonly BeadId[] };
  /** Notes of a work were added, changed or deleted. Undo and redo tell library.changed. */
  'notes.changed': { readonly workId: WorkId };
  /** Words were learned or forgotten. */
  'lexicon.changed': Record<string, never>;
  'settings.changed': { readonly settings: Settings };
}
export type EventName = keyof ServiceEvents;

/** Tells the window of something. */
export type Emit = <N extends keyof ServiceEvents>(name: N, data: ServiceEvents[N]) => void;
