/**
 * Measures editing by hand on a work of 50,000 rows in three versions, over the service's real channel from call to answer, against
 * targets.json; exits 1 where one is missed: `node bench/edit/run.ts`. Edits follow each other without a pause. Wants a quiet machine.
 * On a busy one the last columns say more (Linux): the time without that in which the service's thread or this one was ready to run and
 * another program had the processor, and the time for which the service's thread ran.
 *
 * shiftAll moves a column down by one over a whole work without gaps, confirmAll confirms all of it; `…Step` is to take that back and to
 * do it again, at once and when all of it was carried out; afterLong is any edit right behind. find is the time to the first hit of a
 * word that stands at the end of the work alone.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from '../../contract/edit.ts';
import type { FindResult, FindSlice } from '../../contract/find.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, VersionId, WorkId } from '../../contract/model.ts';
import { ServiceClient } from '../../tests/service/client.ts';
import { builtLibrary } from '../library/build.ts';

const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as Record<string, number>;
const SHAPE = { works: 0, versionsPerWork: 2, paragraphsPerVersion: 0, bookParagraphs: 50_000, bookVersions: 3 };
/** Of each kind. */
const EDITS = 100;
const LOOKUPS = 30;
/** Of each long one. */
const ROUNDS = 12;

/** A small generator of numbers below `limit`, the same in every run. */
function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** What the window knows of the work. */
interface Known {
  readonly workId: WorkId;
  readonly versionIds: readonly VersionId[];
  /** As the window holds them: lists of numbers would have this program's garbage collector take a processor from the service. */
  beadIds: Float64Array;
  revision: number;
}

const random = generator(11);

/** One edit of each kind, anywhere in the work. */
const MAKERS: Readonly<Record<string, (known: Known, client: ServiceClient) => Promise<Edit> | Edit>> = {
  merge: ({ beadIds }) => {
    const row = random(beadIds.length - 1);
    return { kind: 'merge', beadIds: [beadAt(beadIds, row), beadAt(beadIds, row + 1)] };
  },
  split: async (known, client) => {
    const { bead } = await rowAt(known, client, random(known.beadIds.length));
    return {
      kind: 'split',
      beadId: bead.id,
      first: bead.cells.map((cell, column) => (column === 0 ? cell.length : 0)),
    };
  },
  move: (known) => ({ kind: 'move', beadId: anyBead(known), versionId: anyVersion(known), way: way() }),
  newRow: (known) => ({ kind: 'newRow', beadId: anyBead(known), versionId: anyVersion(known), way: way() }),
  shift: (known) => ({ kind: 'shift', beadId: anyBead(known), versionId: anyVersion(known), way: 'down' }),
  splitSegment: async (known, client) => {
    const { bead } = await rowAt(known, client, random(known.beadIds.length));
    const segment = bead.cells.flat()[0]!;
    return { kind: 'splitSegment', segmentId: segment.id, offset: Math.floor(segment.text.length / 2) };
  },
  joinSegments: async (known, client) => {
    const { bead } = await rowAt(known, client, random(known.beadIds.length));
    return { kind: 'joinSegments', segmentId: bead.cells.flat()[0]!.id };
  },
  link: async (known, client) => {
    const [one, other] = [
      await rowAt(known, client, random(known.beadIds.length)),
      await rowAt(known, client, random(known.beadIds.length)),
    ];
    return { kind: 'link', a: one.bead.cells.flat()[0]!.id, b: other.bead.cells.flat().at(-1)!.id };
  },
  status: (known) => ({ kind: 'status', beadIds: [anyBead(known)], status: 'confirmed' }),
  confirmAbove: (known) => ({ kind: 'confirmAbove', beadId: beadAt(known.beadIds, 100 + random(100)) }),
  pin: (known) => ({ kind: 'pin', beadIds: [anyBead(known)], pinned: true }),
};

const beadAt = (beadIds: Float64Array, row: number) => beadIds[row] as BeadId;
const anyBead = ({ beadIds }: Known) => beadAt(beadIds, random(beadIds.length));
const anyVersion = ({ versionIds }: Known) => versionIds[random(versionIds.length)]!;
const way = () => (random(2) === 0 ? 'up' : 'down');

async function rowAt({ workId, beadIds }: Known, client: ServiceClient, row: number) {
  const page = await client.call('reader.page', { workId, fromBead: beadAt(beadIds, row), count: 1 });
  return { bead: page.beads[0]! };
}

/** How long a call took, how long the service's thread ran for it, and how long it or ours waited for a processor: milliseconds. */
interface Took {
  readonly ms: number;
  readonly ran: number;
  readonly waited: number;
}

/** Milliseconds for which a process's first thread has run, and waited to run; 0 where the system does not say. */
function scheduled(pid: number | undefined): { readonly ran: number; readonly waited: number } {
  try {
    const [ran, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return { ran: Number(ran) / 1e6, waited: Number(waited) / 1e6 };
  } catch {
    return { ran: 0, waited: 0 };
  }
}

async function measured<Result>(
  client: ServiceClient,
  call: () => Promise<Result>,
): Promise<Took & { result: Result }> {
  const before = [scheduled(client.pid), scheduled(process.pid)] as const;
  const start = performance.now();
  const result = await call();
  const ms = performance.now() - start;
  const after = [scheduled(client.pid), scheduled(process.pid)] as const;
  const waited = after[0].waited - before[0].waited + after[1].waited - before[1].waited;
  return { ms, ran: after[0].ran - before[0].ran, waited: Math.min(waited, ms), result };
}

let missed = false;
function tell(name: string, took: readonly Took[]): void {
  const at = (values: readonly number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
  const times = took.map(({ ms }) => ms);
  const target = targets[name] ?? 0;
  const bad = at(times, 0.99) > target;
  missed ||= bad;
  const alone = took.map(({ ms, waited }) => ms - waited);
  const ran = took.map((one) => one.ran);
  const figures = [at(times, 0.5), at(times, 0.99), at(times, 1), at(alone, 0.99), at(ran, 0.99)].map((ms) =>
    ms.toFixed(1).padStart(8),
  );
  console.log(
    `${name.padEnd(16)} ${String(took.length).padStart(5)} ${figures.join('')} (p99 ${target})${bad ? '  MISSED' : ''}`,
  );
}

/** Does one edit, or a step through the log, and keeps `known` true. Null where there was nothing to do it with. */
async function timed(client: ServiceClient, known: Known, call: () => ReturnType<typeof apply>): Promise<Took | null> {
  try {
    const { result: outcome, ...took } = await measured(client, call);
    known.revision = outcome.revision;
    for (const { from, removed, beadIds } of outcome.splices.toReversed()) {
      const next = new Float64Array(known.beadIds.length - removed + beadIds.length);
      next.set(known.beadIds.subarray(0, from));
      next.set(beadIds, from);
      next.set(known.beadIds.subarray(from + removed), from + beadIds.length);
      known.beadIds = next;
    }
    return took;
  } catch (error) {
    if (error instanceof HexaplaError && error.code === 'edit-impossible') return null;
    throw error;
  }
}

const apply = (client: ServiceClient, { workId, revision }: Known, edit: Edit) =>
  client.call('edit.apply', { workId, revision, edit });

/** Runs `body` on a work of 50,000 rows in a library of its own. */
async function onBook(even: boolean, body: (client: ServiceClient, known: Known) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'hexapla-bench-'));
  cpSync(builtLibrary(even ? { ...SHAPE, even } : SHAPE), home, { recursive: true });
  const client = await ServiceClient.open({ home });
  try {
    const { works } = await client.call('library.works', { from: 0, count: 1 });
    const workId = works[0]!.id;
    const opening = await client.call('reader.open', { workId, count: 1 });
    const versionIds = opening.work.versions.map(({ id }) => id);
    await body(client, { workId, versionIds, beadIds: opening.beadIds, revision: opening.revision });
  } finally {
    await client.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function shortEdits(client: ServiceClient, known: Known): Promise<void> {
  console.log(
    `${known.beadIds.length} rows, ${known.versionIds.length} versions. ms: p50, p99, longest; p99 without waiting for a processor, of the thread`,
  );
  const every: Took[] = [];
  for (const [name, make] of Object.entries(MAKERS)) {
    const times: Took[] = [];
    for (let count = 0; count < EDITS; count += 1) {
      const edit = await make(known, client);
      const took = await timed(client, known, () => apply(client, known, edit));
      if (took) times.push(took);
    }
    tell(name, times);
    every.push(...times);
  }
  for (const step of ['undo', 'redo'] as const) {
    const times: Took[] = [];
    for (let count = 0; count < 10 * EDITS; count += 1) {
      const took = await timed(client, known, () => client.call(`edit.${step}`, { workId: known.workId }));
      if (took) times.push(took);
    }
    tell(step, times);
    every.push(...times);
  }
  tell('all', every);
}

/** The queue of doubts and words that stand at the end alone. */
async function lookups(client: ServiceClient, { workId }: Known): Promise<void> {
  const doubts: Took[] = [];
  const found: Took[] = [];
  for (let count = 0; count < LOOKUPS; count += 1) {
    const page = { workId, which: 'doubtful', from: count, count: 1 } as const;
    doubts.push(await measured(client, () => client.call('review.doubts', page)));
    found.push(await measured(client, () => firstHit(client, workId, `Chapter ${1250 - (count % 3)}`)));
  }
  tell('doubts', doubts);
  tell('find', found);
}

async function firstHit(client: ServiceClient, workId: WorkId, query: string): Promise<number> {
  for (let from: number | null = 0; from !== null;) {
    const asked: FindSlice = { workId, query, exact: false, wholeWord: false, from, list: 1000 };
    const slice: FindResult = await client.call('reader.find', asked);
    if (slice.hits[0]) return slice.hits[0].row;
    from = slice.next;
  }
  throw new Error(`${query} is not found`);
}

async function longEdits(client: ServiceClient, known: Known): Promise<void> {
  const { workId, beadIds, versionIds } = known;
  const first: Readonly<Record<string, Edit>> = {
    shiftAll: { kind: 'shift', beadId: beadAt(beadIds, 0), versionId: versionIds[0]!, way: 'down' },
    confirmAll: { kind: 'confirmAbove', beadId: beadAt(beadIds, beadIds.length - 1) },
  };
  const after: Took[] = [];
  const settled: number[] = [];
  const step = (name: 'undo' | 'redo') => timed(client, known, () => client.call(`edit.${name}`, { workId }));
  // Queries over a whole work wait until it is settled.
  const settle = async () => {
    const { ms } = await measured(client, () =>
      client.call('review.doubts', { workId, which: 'doubtful', from: 0, count: 1 }),
    );
    settled.push(ms);
  };
  for (const [name, edit] of Object.entries(first)) {
    const times: Took[] = [];
    const steps: Took[] = [];
    const keep = (list: Took[], took: Took | null) => took && list.push(took);
    for (let round = 0; round < ROUNDS; round += 1) {
      keep(times, await timed(client, known, () => apply(client, known, edit)));
      const merge: Edit = { kind: 'merge', beadIds: [beadAt(known.beadIds, 30_000), beadAt(known.beadIds, 30_001)] };
      keep(after, await timed(client, known, () => apply(client, known, merge)));
      keep(after, await step('undo'));
      keep(steps, await step('undo'));
      keep(steps, await step('redo'));
      await settle();
      keep(steps, await step('undo'));
      // A second long operation on a work waits for the first.
      await settle();
    }
    tell(name, times);
    tell(`${name}Step`, steps);
  }
  tell('afterLong', after);
  console.log(`carried out after ${Math.round(Math.max(...settled))} ms at most`);
}

await onBook(false, async (client, known) => {
  await lookups(client, known);
  await shortEdits(client, known);
});
await onBook(true, longEdits);
process.exitCode = missed ? 1 : 0;
