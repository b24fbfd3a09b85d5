/**
 * Measures editing by hand on a work of 50,000 rows in three versions, over the service's real channel from call to answer, against
 * targets.json; exits 1 where one is missed: `node bench/edit/run.ts`. Edits follow each other without a pause. Wants a quiet machine.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edit } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, VersionId, WorkId } from '../../contract/model.ts';
import { ServiceClient } from '../../tests/service/client.ts';
import { builtLibrary } from '../library/build.ts';

const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as Record<string, number>;
const SHAPE = { works: 0, versionsPerWork: 2, paragraphsPerVersion: 0, bookParagraphs: 50_000, bookVersions: 3 };
/** Of each kind. */
const EDITS = 100;

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
  beadIds: BeadId[];
  revision: number;
}

const random = generator(11);

/** One edit of each kind, anywhere in the work. */
const MAKERS: Readonly<Record<string, (known: Known, client: ServiceClient) => Promise<Edit> | Edit>> = {
  merge: ({ beadIds }) => {
    const row = random(beadIds.length - 1);
    return { kind: 'merge', beadIds: beadIds.slice(row, row + 2) };
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
  confirmAbove: (known) => ({ kind: 'confirmAbove', beadId: known.beadIds[100 + random(100)]! }),
  pin: (known) => ({ kind: 'pin', beadIds: [anyBead(known)], pinned: true }),
};

const anyBead = ({ beadIds }: Known) => beadIds[random(beadIds.length)]!;
const anyVersion = ({ versionIds }: Known) => versionIds[random(versionIds.length)]!;
const way = () => (random(2) === 0 ? 'up' : 'down');

async function rowAt({ workId, beadIds }: Known, client: ServiceClient, row: number) {
  const page = await client.call('reader.page', { workId, fromBead: beadIds[row]!, count: 1 });
  return { bead: page.beads[0]! };
}

let missed = false;
function tell(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  const target = targets[name] ?? 0;
  const bad = at(0.99) > target;
  missed ||= bad;
  const figures = [at(0.5), at(0.99), at(1)].map((ms) => ms.toFixed(1).padStart(8)).join('');
  console.log(
    `${name.padEnd(16)} ${String(times.length).padStart(5)} ${figures} (p99 ${target})${bad ? '  MISSED' : ''}`,
  );
}

/** Does one edit, or a step through the log, and keeps `known` true. Null where there was nothing to do it with. */
async function timed(known: Known, call: () => ReturnType<typeof apply>): Promise<number | null> {
  const start = performance.now();
  try {
    const outcome = await call();
    const ms = performance.now() - start;
    known.revision = outcome.revision;
    for (const { from, removed, beadIds } of outcome.splices.toReversed()) {
      known.beadIds = [
        ...known.beadIds.slice(0, from),
        ...(beadIds as unknown as BeadId[]),
        ...known.beadIds.slice(from + removed),
      ];
    }
    return ms;
  } catch (error) {
    if (error instanceof HexaplaError && error.code === 'edit-impossible') return null;
    throw error;
  }
}

const apply = (client: ServiceClient, { workId, revision }: Known, edit: Edit) =>
  client.call('edit.apply', { workId, revision, edit });

const home = mkdtempSync(join(tmpdir(), 'hexapla-bench-'));
cpSync(builtLibrary(SHAPE), home, { recursive: true });
const client = await ServiceClient.open({ home });
try {
  const { works } = await client.call('library.works', { from: 0, count: 1 });
  const workId = works[0]!.id;
  const opening = await client.call('reader.open', { workId, count: 1 });
  const known: Known = {
    workId,
    versionIds: opening.work.versions.map(({ id }) => id),
    beadIds: [...opening.beadIds] as BeadId[],
    revision: opening.revision,
  };
  console.log(`${known.beadIds.length} rows, ${known.versionIds.length} versions. Times in ms: p50, p99, longest`);
  const every: number[] = [];
  for (const [name, make] of Object.entries(MAKERS)) {
    const times: number[] = [];
    for (let count = 0; count < EDITS; count += 1) {
      const edit = await make(known, client);
      const ms = await timed(known, () => apply(client, known, edit));
      if (ms !== null) times.push(ms);
    }
    tell(name, times);
    every.push(...times);
  }
  for (const step of ['undo', 'redo'] as const) {
    const times: number[] = [];
    for (let count = 0; count < 10 * EDITS; count += 1) {
      const ms = await timed(known, () => client.call(`edit.${step}`, { workId }));
      if (ms !== null) times.push(ms);
    }
    tell(step, times);
    every.push(...times);
  }
  tell('all', every);
} finally {
  await client.close();
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = missed ? 1 : 0;
