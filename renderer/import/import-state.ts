/**
 * The import dialog's state: sources, the draft that the service made of them, what the user changed, and the job that stores it. It
 * lives outside React, so that work goes on when the dialog is closed. Closing keeps the draft until the next import replaces it:
 * nothing that was pasted or corrected is lost by a slip.
 */
import { create } from 'zustand';
import type { HexaplaError } from '../../contract/errors.ts';
import type { JobProgress } from '../../contract/events.ts';
import { INPUT_FORMATS } from '../../contract/import.ts';
import type { DraftChange, DraftVersion, ImportDraft, ImportSource } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import type { FileGrant } from '../../contract/service-api.ts';
import { asHexaplaError, call, runJob } from '../service/client.ts';
import { useJobs } from '../shell/jobs-state.ts';
import { reportError } from '../shell/report-error.ts';
import { carryGroups, proposedGroups } from './import-groups.ts';
import type { ImportGroup } from './import-groups.ts';
import { announceImported, offerToContinue } from './import-outcome.ts';
import { NO_FIELDS, buildPlan } from './import-plan.ts';
import { asManyAsFit, repeatedVersions, textPrint } from './import-sources.ts';
import type { VersionFields } from './import-plan.ts';

export interface OpenOptions {
  /** Files that main granted; inspection starts at once. */
  readonly grants?: readonly FileGrant[];
  /** Text for the paste pane; empty opens the pane. */
  readonly text?: string;
  /** Propose to add everything to this work. */
  readonly workId?: WorkId;
}
export interface Source {
  readonly name: string;
  readonly source: ImportSource;
}
type Stage = 'sources' | 'inspecting' | 'review' | 'storing';

interface ImportState {
  readonly isOpen: boolean;
  readonly stage: Stage;
  readonly sources: readonly Source[];
  readonly pasted: { readonly name: string; readonly text: string };
  readonly target: { readonly workId: WorkId } | null;
  readonly draftId: string | null;
  readonly versions: ReadonlyMap<string, DraftVersion>;
  readonly groups: readonly ImportGroup[];
  readonly fields: ReadonlyMap<string, VersionFields>;
  readonly leftOut: ReadonlySet<string>;
  /** Versions that are being read again after a change. */
  readonly busy: ReadonlySet<string>;
  readonly progress: JobProgress | null;
  readonly error: HexaplaError | null;

  readonly open: (options?: OpenOptions) => void;
  /** Closes the dialog. A draft is kept; a job that stores goes on in the background. */
  readonly close: () => void;
  readonly setPasted: (pasted: Partial<ImportState['pasted']>) => void;
  readonly addGrants: (grants: readonly FileGrant[]) => void;
  readonly addPasted: (name: string) => void;
  readonly cancel: () => void;
  readonly change: (key: string, change: DraftChange) => void;
  readonly setFields: (key: string, fields: Partial<VersionFields>) => void;
  readonly setGroups: (groups: readonly ImportGroup[]) => void;
  readonly setGroup: (id: string, patch: Partial<ImportGroup>) => void;
  readonly setLeftOut: (key: string, leftOut: boolean) => void;
  readonly commit: (untitled: string) => void;
}

const EMPTY = {
  stage: 'sources',
  sources: [],
  pasted: { name: '', text: '' },
  target: null,
  draftId: null,
  versions: new Map(),
  groups: [],
  fields: new Map(),
  leftOut: new Set(),
  busy: new Set(),
  progress: null,
  error: null,
} as const satisfies Partial<ImportState>;

/** Raised whenever the state starts anew, so that what is still on its way for the old one is dropped. */
let session = 0;
let running: AbortController | null = null;
/** Changes of versions run one after the other, in the order they were made. */
let changes: Promise<unknown> = Promise.resolve();

/** Files that came while the dialog was reading or storing others; it takes them up afterwards. */
let waiting: FileGrant[] = [];

function reset(): void {
  session++;
  const { draftId, stage } = useImportDialog.getState();
  // What is being stored goes on behind the next import.
  if (stage !== 'storing') running?.abort();
  running = null;
  // The service forgets drafts by itself in the end; a failure here costs nothing.
  if (draftId && stage !== 'storing') call('import.discard', { draftId }).catch(() => undefined);
  useImportDialog.setState(EMPTY);
}

export const useImportDialog = create<ImportState>((set, get) => ({
  isOpen: false,
  ...EMPTY,

  open: ({ grants = [], text, workId } = {}) => {
    const { stage, isOpen } = get();
    const isNew = grants.length > 0 || Boolean(text) || workId !== undefined;
    if (isOpen && stage === 'review' && grants.length > 0) return get().addGrants(grants);
    if (isOpen && stage !== 'sources') {
      waiting.push(...grants);
      return;
    }
    if (isNew && stage !== 'sources') reset();
    set({ isOpen: true });
    if (workId !== undefined) set({ target: { workId } });
    if (text) set({ pasted: { name: '', text } });
    if (grants.length > 0) get().addGrants(grants);
  },

  close: () => {
    const { stage, pasted } = get();
    set({ isOpen: false });
    if (stage === 'inspecting') get().cancel();
    if (stage === 'storing') {
      const { progress } = get();
      if (progress) useJobs.getState().setInDialog(progress.jobId, false);
    } else if (stage === 'review' || pasted.text) offerToContinue(() => get().open());
  },

  setPasted: (pasted) => set((state) => ({ pasted: { ...state.pasted, ...pasted } })),

  addGrants: (grants) => {
    const added = grants.map(({ token, name }) => ({ name, source: { kind: 'file', token } as const }));
    void inspect(asManyAsFit([...get().sources, ...added]));
  },

  addPasted: (name) => {
    const { text } = get().pasted;
    void inspect(asManyAsFit([...get().sources, { name, source: { kind: 'text', name, text } }]));
  },

  cancel: () => running?.abort(),

  change: (key, change) => {
    const { draftId } = get();
    if (draftId) changes = changes.then(() => changeVersion(draftId, key, change));
  },

  setFields: (key, fields) =>
    set((state) => ({
      fields: new Map(state.fields).set(key, { ...NO_FIELDS, ...state.fields.get(key), ...fields }),
    })),

  setGroups: (groups) => set({ groups }),
  setGroup: (id, patch) =>
    set((state) => ({ groups: state.groups.map((group) => (group.id === id ? { ...group, ...patch } : group)) })),

  setLeftOut: (key, leftOut) =>
    set((state) => {
      const next = new Set(state.leftOut);
      if (leftOut) next.add(key);
      else next.delete(key);
      return { leftOut: next };
    }),

  commit: (untitled) => void store(untitled),
}));

/** Has the service read `sources`; what the user changed in an earlier draft of the same sources is kept. */
async function inspect(sources: readonly Source[]): Promise<void> {
  const mine = session;
  const before = useImportDialog.getState();
  running?.abort();
  running = new AbortController();
  useImportDialog.setState({ stage: 'inspecting', progress: null, error: null });
  try {
    const draft = await runJob(
      'import.inspect',
      { sources: sources.map(({ source }) => source), workId: before.target?.workId },
      { signal: running.signal, onProgress: (progress) => mine === session && useImportDialog.setState({ progress }) },
    );
    if (mine !== session) return;
    takeDraft(draft, before, sources);
  } catch (thrown) {
    if (mine !== session) return;
    const error = asHexaplaError(thrown);
    useImportDialog.setState({
      stage: before.draftId ? 'review' : 'sources',
      progress: null,
      error: error.code === 'cancelled' ? null : error,
    });
  }
}

const fingerprint = (version: DraftVersion) => `${textPrint(version)} ${version.fileName}`;

function takeDraft(draft: ImportDraft, before: ImportState, sources: readonly Source[]): void {
  const proposed = proposedGroups(draft, before.target);
  const keyByPrint = new Map(draft.versions.map((version) => [fingerprint(version), version.key]));
  const newKeyOf = new Map<string, string>();
  for (const version of before.versions.values()) {
    const key = keyByPrint.get(fingerprint(version));
    if (key !== undefined) newKeyOf.set(version.key, key);
  }
  const renamed = <T>(map: ReadonlyMap<string, T>) =>
    new Map([...map].flatMap(([key, value]) => (newKeyOf.has(key) ? [[newKeyOf.get(key)!, value] as const] : [])));
  const carried = new Set(newKeyOf.values());
  useImportDialog.setState({
    stage: 'review',
    progress: null,
    error: null,
    sources,
    pasted: EMPTY.pasted,
    draftId: draft.draftId,
    versions: new Map(draft.versions.map((version) => [version.key, version])),
    groups: before.draftId ? carryGroups(before.groups, newKeyOf, proposed) : proposed,
    fields: new Map([...saidByFiles(draft.versions), ...renamed(before.fields)]),
    leftOut: new Set([
      ...[...before.leftOut].flatMap((key) => newKeyOf.get(key) ?? []),
      ...repeatedVersions(draft.versions).filter((key) => !carried.has(key)),
    ]),
    busy: new Set(),
  });
  if (before.draftId) {
    void call('import.discard', { draftId: before.draftId }).catch(() => undefined);
    repeatChanges(before.versions, newKeyOf, draft);
  }
}

/** What files say of their versions, until the user says otherwise. */
function saidByFiles(versions: readonly DraftVersion[]): (readonly [string, VersionFields])[] {
  return versions.flatMap(({ key, facts }) => (facts ? [[key, facts] as const] : []));
}

/** Tells the new draft what differs from what the user had chosen in the old one. */
function repeatChanges(
  old: ReadonlyMap<string, DraftVersion>,
  newKeyOf: ReadonlyMap<string, string>,
  draft: ImportDraft,
): void {
  const { change } = useImportDialog.getState();
  for (const now of draft.versions) {
    const was = [...old.values()].find((version) => newKeyOf.get(version.key) === now.key);
    if (!was || was.error || now.error) continue;
    const reading: DraftChange = {
      ...(now.aligned ? {} : readOtherwise(was, now)),
      ...(was.language.value !== now.language.value && { language: was.language.value }),
    };
    if (Object.keys(reading).length > 0) change(now.key, reading);
    const reversed = was.proposals.filter(
      ({ index, paratext }) => now.proposals.find((one) => one.index === index)?.paratext === !paratext,
    );
    if (reversed.length > 0)
      change(now.key, { paratext: reversed.map(({ index, paratext }) => ({ index, paratext })) });
  }
}

/** How the user had a version read, where that is another way than it was read in now. */
function readOtherwise(was: DraftVersion, now: DraftVersion): DraftChange {
  const format = INPUT_FORMATS.find((one) => one === was.format && one !== now.format);
  return {
    ...(format && { format }),
    ...(was.encoding.value !== now.encoding.value && { encoding: was.encoding.value }),
    ...(was.convention !== now.convention && { convention: was.convention }),
  };
}

async function changeVersion(draftId: string, key: string, change: DraftChange): Promise<void> {
  if (useImportDialog.getState().draftId !== draftId) return;
  const setBusy = (isBusy: boolean) =>
    useImportDialog.setState((state) => {
      const busy = new Set(state.busy);
      if (isBusy) busy.add(key);
      else busy.delete(key);
      return { busy };
    });
  setBusy(true);
  try {
    const version = await runJob('import.change', { draftId, key, change });
    if (useImportDialog.getState().draftId !== draftId) return;
    useImportDialog.setState((state) => ({ versions: new Map(state.versions).set(key, version) }));
  } catch (error) {
    reportError(error);
  } finally {
    setBusy(false);
  }
}

async function store(untitled: string): Promise<void> {
  await changes;
  const state = useImportDialog.getState();
  const { draftId } = state;
  if (!draftId || state.stage !== 'review') return;
  const plan = buildPlan({ ...state, draftId, untitled });
  if (plan.works.length === 0) return;
  const mine = session;
  const abort = new AbortController();
  running = abort;
  useImportDialog.setState({ stage: 'storing', progress: null, error: null });
  const onProgress = (progress: JobProgress) => {
    if (mine !== session) return;
    const { progress: before, isOpen } = useImportDialog.getState();
    if (!before && isOpen) useJobs.getState().setInDialog(progress.jobId, true);
    useImportDialog.setState({ progress });
  };
  try {
    const { workIds } = await runJob('import.commit', plan, { signal: abort.signal, onProgress });
    const wasOpen = mine === session && useImportDialog.getState().isOpen;
    if (mine === session) {
      // The draft is used up: nothing to discard.
      useImportDialog.setState({ isOpen: false, draftId: null });
      running = null;
      reset();
    }
    announceImported(workIds, plan.works[0]?.title ?? untitled, wasOpen);
  } catch (thrown) {
    const error = asHexaplaError(thrown);
    if (mine !== session) return reportError(error);
    useImportDialog.setState({ stage: 'review', progress: null, error: error.code === 'cancelled' ? null : error });
    if (!useImportDialog.getState().isOpen) reportError(error);
  }
}

useImportDialog.subscribe(({ stage, open }) => {
  if (waiting.length === 0 || stage === 'inspecting' || stage === 'storing') return;
  const grants = waiting;
  waiting = [];
  // After whoever changed the state has done so.
  queueMicrotask(() => open({ grants }));
});
