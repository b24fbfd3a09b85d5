/**
 * All that can be asked of the library. One entry per operation: its kind, who may call it, the schema of its input and the type
 * of its output. The service derives its handlers from this map and the window its client, so neither can drift.
 *
 * query: reads. command: writes, and returns what changed. job: takes long; the call returns a JobId at once, progress and the
 * result come as events (events.ts), and `jobs.cancel` stops it: what it was to write is then whole or absent.
 */
import * as z from 'zod/mini';
import type { BackupContents, BackupInfo } from './backup.ts';
import type { BinEntry } from './bin.ts';
import type { VersionContents } from './contents.ts';
import { Edit } from './edit.ts';
import type { EditHistory, EditOutcome } from './edit.ts';
import { ExportChoice } from './export.ts';
import { FindSlice } from './find.ts';
import type { FindResult } from './find.ts';
import { DraftChange, ImportPlan, ImportSource, MAX_SOURCES, VersionMeta } from './import.ts';
import type { DraftSegment, DraftVersion, ImportDraft } from './import.ts';
import type { LearnedSummary } from './lexicon.ts';
import type { ModelFacts, ModelState } from './model-folder.ts';
import { BeadId, READING_MODES, VersionId, WorkId } from './model.ts';
import type { BeadRow, ReadingState, WorkDetail, WorkSummary } from './model.ts';
import { MAX_CHANGES_PAGE, RealignScope } from './realign.ts';
import type { ChangePage, ProposalSummary } from './realign.ts';
import type { AlignmentPath, DoubtQueue, ScoredAgain } from './review.ts';
import { NewNote, NoteAttachment, NoteChange, NoteId } from './notes.ts';
import type { FoundPlace, Note, NoteCounterpart } from './notes.ts';
import type { RenderedWord } from './words.ts';
import { LIBRARY_SORTS, Settings } from './settings.ts';

type Kind = 'query' | 'command' | 'job';
/** 'window': the renderer and main. 'host': main only. */
type Expose = 'window' | 'host';

interface Operation<K extends Kind, I extends z.ZodMiniType, O> {
  readonly kind: K;
  readonly expose: Expose;
  readonly input: I;
  /** Only its type counts. */
  readonly output?: O;
}
const op =
  <K extends Kind>(kind: K, expose: Expose) =>
  <I extends z.ZodMiniType>(input: I) =>
  <O>(): Operation<K, I, O> => ({ kind, expose, input });
const query = op('query', 'window');
const command = op('command', 'window');
const job = op('job', 'window');

const nothing = z.object({});
const text = (max: number) => z.string().check(z.maxLength(max));
/** The name of a file and never a path. */
const BackupName = z.string().check(z.regex(/^[\w-]{1,80}$/));
const workIds = z.array(WorkId).check(z.minLength(1), z.maxLength(1000));
/** Of a tag or a collection: something is to be seen of it. */
const name = text(100).check(z.regex(/\S/));
const page = { from: z.int().check(z.minimum(0)), count: z.int().check(z.minimum(1), z.maximum(500)) };

/** Longest page of beads that one call returns. */
export const MAX_PAGE = 200;

export const serviceApi = {
  'library.info': query(nothing)<LibraryInfo>(),
  'library.works': query(
    z.object({
      ...page,
      /** Folded substring of title, author or tag. */
      search: z.optional(text(200)),
      tag: z.optional(text(100)),
      collection: z.optional(text(100)),
      language: z.optional(text(40)),
      sort: z.optional(z.enum(LIBRARY_SORTS)),
    }),
  )<WorkPage>(),
  /** All works by name, those read last first: for finding one by some letters of its title. */
  'library.titles': query(nothing)<readonly WorkTitle[]>(),
  'library.work': query(z.object({ workId: WorkId }))<WorkDetail>(),
  'library.updateWork': command(
    z.object({
      workId: WorkId,
      title: z.optional(text(500)),
      author: z.optional(text(500)),
      notes: z.optional(text(100_000)),
      tags: z.optional(z.array(text(100)).check(z.maxLength(100))),
    }),
  )<WorkDetail>(),
  /** Adds a tag to works, or takes it away; answers those that changed. */
  'library.tagWorks': command(z.object({ workIds, tag: name, tagged: z.boolean() }))<{ changed: readonly WorkId[] }>(),
  /** Puts works into a collection, or takes them out; one is made by its first work and goes with its last. */
  'library.collectWorks': command(z.object({ workIds, collection: name, member: z.boolean() }))<{
    changed: readonly WorkId[];
  }>(),
  /** Gives a collection another name; answers the works in it. @throws not-found; conflict where another collection has that name */
  'library.renameCollection': command(z.object({ collection: name, to: name }))<{ changed: readonly WorkId[] }>(),
  /** Puts collections in this order, those not named behind it; answers how all stood before. */
  'library.orderCollections': command(z.object({ collections: z.array(name).check(z.maxLength(10_000)) }))<{
    before: readonly string[];
  }>(),
  /** Its works stay; answers which they were, also those in the bin. @throws not-found */
  'library.deleteCollection': command(z.object({ collection: name }))<{ changed: readonly WorkId[] }>(),
  /** Works go to the bin; `restoreWorks` brings them back whole. The bin is emptied of what is older than 30 days at start. */
  'library.deleteWorks': command(z.object({ workIds }))<{
    deleted: number;
  }>(),
  'library.restoreWorks': command(z.object({ workIds }))<{
    restored: number;
  }>(),
  /** What is in the bin, those deleted last first. */
  'library.bin': query(nothing)<readonly BinEntry[]>(),
  'library.updateVersion': command(
    z.object({ versionId: VersionId, direction: z.optional(z.enum(['ltr', 'rtl'])), ...z.partial(VersionMeta).shape }),
  )<WorkDetail>(),
  'library.orderVersions': command(z.object({ workId: WorkId, versionIds: z.array(VersionId) }))<WorkDetail>(),
  'library.deleteVersion': command(z.object({ versionId: VersionId }))<WorkDetail>(),
  'library.restoreVersion': command(z.object({ versionId: VersionId }))<WorkDetail>(),
  'library.installSamples': job(nothing)<{ workIds: readonly WorkId[] }>(),

  /** Main only: allows the service to read files that the user chose or dropped, or to write those that the user named. */
  'files.grant': op(
    'command',
    'host',
  )(z.object({ paths: z.array(text(32_768)).check(z.maxLength(1000)), writable: z.optional(z.boolean()) }))<
    readonly FileGrant[]
  >(),

  /** Writes a work into the file that the token stands for; what stood there stays until the new file is whole. */
  'export.work': job(z.extend(ExportChoice, { token: text(64) }))<{ readonly file: string; readonly rows: number }>(),

  'import.inspect': job(
    z.object({
      sources: z.array(ImportSource).check(z.minLength(1), z.maxLength(MAX_SOURCES)),
      workId: z.optional(WorkId),
    }),
  )<ImportDraft>(),
  'import.change': job(z.object({ draftId: text(64), key: text(64), change: DraftChange }))<DraftVersion>(),
  'import.segments': query(z.object({ draftId: text(64), key: text(64), ...page }))<readonly DraftSegment[]>(),
  'import.commit': job(ImportPlan)<{ workIds: readonly WorkId[] }>(),
  'import.discard': command(z.object({ draftId: text(64) }))<Record<string, never>>(),

  /** Aligns anew and keeps what would change in the service, for a while; nothing is stored. */
  'align.propose': job(z.object({ workId: WorkId, scope: RealignScope }))<ProposalSummary>(),
  /** Changes of a proposal, in order. conflict where the rows are others by now, not-found where the proposal is no longer kept. */
  'align.changes': query(
    z.object({
      proposalId: text(64),
      from: z.int().check(z.minimum(0)),
      count: z.int().check(z.minimum(1), z.maximum(MAX_CHANGES_PAGE)),
    }),
  )<ChangePage>(),
  /** Takes over all changes of a proposal, or those of these numbers, as one operation that can be undone. */
  'align.accept': job(
    z.object({
      proposalId: text(64),
      changes: z.union([z.literal('all'), z.array(z.int()).check(z.maxLength(100_000))]),
    }),
  )<{ accepted: number }>(),
  'align.discard': command(z.object({ proposalId: text(64) }))<Record<string, never>>(),

  /**
   * One change of an alignment by hand. `revision` is that of the rows which the user saw (reader.open, or the last outcome).
   * Fails with conflict where the rows are others by now, with edit-impossible where there is nothing to do it with.
   */
  'edit.apply': command(z.object({ workId: WorkId, revision: z.int(), edit: Edit }))<EditOutcome>(),
  /** Takes the last operation of the work's log back, also one of an earlier run. edit-impossible where there is none. */
  'edit.undo': command(z.object({ workId: WorkId }))<EditOutcome>(),
  'edit.redo': command(z.object({ workId: WorkId }))<EditOutcome>(),
  'edit.history': query(z.object({ workId: WorkId }))<EditHistory>(),

  /** What to look at, the least sure first. all: after the doubtful rows the others that nobody has confirmed or pinned. */
  'review.doubts': query(z.object({ workId: WorkId, which: z.enum(['doubtful', 'all']), ...page }))<DoubtQueue>(),
  /**
   * Judges the rows as they stand, whoever made them, and stores scores and reasons of those that are neither confirmed nor pinned. No
   * row moves and nothing is undone by it: it is not in the log of operations.
   */
  'review.score': job(z.object({ workId: WorkId }))<ScoredAgain>(),
  'overview.path': query(z.object({ workId: WorkId, a: VersionId, b: VersionId }))<AlignmentPath>(),

  /** Everything that the first paint needs, in one answer. */
  'reader.open': query(
    z.object({ workId: WorkId, count: z.int().check(z.minimum(1), z.maximum(MAX_PAGE)) }),
  )<ReaderOpening>(),
  /** `count` beads from `fromBead` on, in order. */
  'reader.page': query(
    z.object({ workId: WorkId, fromBead: BeadId, count: z.int().check(z.minimum(1), z.maximum(MAX_PAGE)) }),
  )<BeadPage>(),
  /** Headings of every visible version, in the order of the columns. */
  'reader.contents': query(z.object({ workId: WorkId }))<readonly VersionContents[]>(),
  /** Some rows of a search; the window asks on from `next`. */
  'reader.find': query(FindSlice)<FindResult>(),
  /** The row in which a version's own paragraph stands, by its number (SegmentView.number); null where there is none of that number. */
  'reader.rowOf': query(z.object({ workId: WorkId, versionId: VersionId, number: z.int().check(z.minimum(1)) }))<{
    readonly row: number | null;
  }>(),
  'reader.saveState': command(
    z.object({
      workId: WorkId,
      state: z.object({
        beadId: z.nullable(BeadId),
        fraction: z.number().check(z.minimum(0), z.maximum(1)),
        hidden: z.array(VersionId),
        widths: z.record(z.string(), z.number().check(z.minimum(0.2), z.maximum(5))),
        showParatext: z.boolean(),
        mode: z.optional(z.nullable(z.enum(READING_MODES))),
        lead: z.optional(z.nullable(VersionId)),
      }),
    }),
  )<Record<string, never>>(),

  /** All notes of a work in reading order, each checked against the text. */
  'notes.list': query(z.object({ workId: WorkId }))<readonly Note[]>(),
  'notes.add': command(NewNote)<Note>(),
  'notes.change': command(NoteChange)<Note>(),
  'notes.delete': command(z.object({ noteIds: z.array(NoteId).check(z.minLength(1), z.maxLength(20_000)) }))<
    Record<string, never>
  >(),
  /** Where the quote of an orphan stands now; null where it does not, or more than once. */
  'notes.findPlace': query(z.object({ noteId: NoteId }))<{ readonly place: FoundPlace | null }>(),
  'notes.attach': command(NoteAttachment)<Note>(),
  /** What stands in the other versions for each of these notes, in their order; nothing for orphans. */
  'notes.counterparts': query(z.object({ workId: WorkId, noteIds: z.array(NoteId).check(z.maxLength(20_000)) }))<
    readonly (readonly NoteCounterpart[])[]
  >(),
  /** Newest first. */
  'backups.list': query(nothing)<readonly BackupInfo[]>(),
  'backups.create': job(nothing)<BackupInfo>(),
  /** Checks a backup from end to end and tells what is in it. @throws backup-corrupt, backup-newer */
  'backups.inspect': job(z.object({ name: BackupName }))<BackupContents>(),
  /** Puts a backup in the library's place and the library among the backups. The service restarts when the job is done. */
  'backups.restore': job(z.object({ name: BackupName }))<{ readonly kept: BackupInfo }>(),
  /**
   * Only where the library is damaged and could not be opened: puts a backup in its place, or with null an empty library. The damaged
   * file stays in the library's folder under the name that is answered. Opened by the next start of the service.
   * @throws conflict where the library is open; backup-corrupt, backup-newer
   */
  'backups.recover': job(z.object({ name: z.nullable(BackupName) }))<{ readonly kept: string }>(),
  /** Moves the library into the folder that the token stands for. The service restarts when the job is done. */
  'library.move': job(z.object({ token: text(64) }))<{ readonly path: string }>(),

  /**
   * The words of one version in a sentence bead (counted from 0 in the row as reader.page gives it), with their likely renderings in
   * another version. The first call for two languages opens their lexicon.
   */
  'words.renderings': query(
    z.object({
      workId: WorkId,
      beadId: BeadId,
      sentenceBead: z.int().check(z.minimum(0)),
      versionId: VersionId,
      otherId: VersionId,
    }),
  )<readonly RenderedWord[]>(),

  'lexicon.learned': query(nothing)<LearnedSummary>(),
  /**
   * Learns words from all rows of a work (of all its languages, or of two), or from the confirmed and pinned rows of all works: only where they changed since, and (anew)
   * where what was learned was forgotten. Comes by itself in pauses. Answers how many pairs of languages were learned.
   */
  'lexicon.learn': job(
    z.object({
      workId: z.optional(WorkId),
      languages: z.optional(z.tuple([text(100), text(100)])),
      anew: z.optional(z.boolean()),
    }),
  )<{
    learned: number;
  }>(),
  /** Forgets all words. They are learned anew when other rows are confirmed, a work is read, or on demand. */
  'lexicon.forget': command(nothing)<LearnedSummary>(),

  'model.state': query(nothing)<ModelState>(),
  /**
   * Opens the language model in the folder that the token stands for and keeps it for alignments to come.
   * @throws model-incomplete, model-packages, model-unreadable, model-layout
   */
  'model.choose': job(z.object({ token: text(64) }))<ModelFacts>(),
  'model.forget': command(nothing)<ModelState>(),

  'settings.get': query(nothing)<Settings>(),
  'settings.set': command(z.partial(Settings))<Settings>(),

  'jobs.list': query(nothing)<readonly JobInfo[]>(),
  'jobs.cancel': command(z.object({ jobId: text(64) }))<{ cancelled: boolean }>(),
} as const;

export type ServiceApi = typeof serviceApi;
export type OperationName = keyof ServiceApi;
export type InputOf<N extends OperationName> = z.input<ServiceApi[N]['input']>;
/** After the schema has run: what a handler receives. */
export type ParsedOf<N extends OperationName> = z.output<ServiceApi[N]['input']>;
export type OutputOf<N extends OperationName> = NonNullable<ServiceApi[N]['output']>;
export type JobName = { [N in OperationName]: ServiceApi[N]['kind'] extends 'job' ? N : never }[OperationName];
export type CallName = Exclude<OperationName, JobName>;
export type HostOnlyName = 'files.grant';

/** What a service still answers whose library is damaged and could not be opened. */
export const RECOVERY_OPERATIONS = [
  'backups.list',
  'backups.inspect',
  'backups.recover',
  'jobs.cancel',
] as const satisfies readonly OperationName[];
export type RecoveryOperation = (typeof RECOVERY_OPERATIONS)[number];

export interface LibraryInfo {
  readonly build: string;
  readonly schemaVersion: number;
  readonly path: string;
  readonly workCount: number;
  readonly segmentCount: number;
  readonly tags: readonly { readonly tag: string; readonly count: number }[];
  readonly collections: readonly { readonly name: string; readonly count: number }[];
  readonly languages: readonly { readonly language: string; readonly count: number }[];
  /** True once until the samples were added or declined on a new library. */
  readonly fresh: boolean;
}
export interface WorkPage {
  readonly total: number;
  readonly works: readonly WorkSummary[];
}
export interface WorkTitle {
  readonly id: WorkId;
  readonly title: string;
  readonly author: string;
}
export interface FileGrant {
  readonly token: string;
  readonly name: string;
}
export interface JobInfo {
  readonly jobId: string;
  readonly operation: JobName;
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

export interface ReaderOpening {
  readonly work: WorkDetail;
  readonly state: ReadingState;
  /** Of the alignment: rises with every change of its rows, and goes with every edit. */
  readonly revision: number;
  /** Ids of all beads in reading order. */
  readonly beadIds: Float64Array;
  /** Characters of each cell, row by row: lengths[row * versions + column]. Lets the window estimate heights before it has the text. */
  readonly lengths: Uint32Array;
  /** Per bead, bits of BEAD_FLAGS. */
  readonly flags: Uint8Array;
  /** The rows around the stored position. */
  readonly first: BeadPage;
}
export const BEAD_FLAGS = { doubtful: 1, gap: 2, paratext: 4, heading: 8, pinned: 16, confirmed: 32 } as const;

export interface BeadPage {
  /** Row number of the first bead. */
  readonly from: number;
  readonly beads: readonly BeadRow[];
}
