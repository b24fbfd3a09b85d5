/** Re-aligning with a look first: what stands never moves, what is taken over can be taken back, and a cancel leaves nothing behind. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, Run, WorkId } from '../../contract/model.ts';
import type { RealignScope } from '../../contract/realign.ts';
import { applyEdit, stepThroughLog, storedAlignment, workOutline } from '../../db/index.ts';
import type { Library } from '../../db/index.ts';
import { addShaped, faultsOf, stateOf, textsOf } from '../../db/edits/testing.ts';
import { deriveArrays, readArrays } from '../../db/outline.ts';
import { temporaryLibrary } from '../../db/testing.ts';
import type { KeptProposal } from '../../service/proposals.ts';
import { acceptRows, proposeRows } from '../../service/tasks/propose.ts';
import type { TaskContext } from '../../service/tasks/task.ts';

vi.setConfig({ testTimeout: 120_000 });

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

function contextOf(report: TaskContext['report'] = () => {}): TaskContext {
  return {
    folders: { home: '', library: '', drafts: '', logs: '', assets: '' },
    db: () => library.writer,
    lexicon: { lookup: () => null },
    shipped: { lookup: () => null },
    report,
    notice: () => {},
    settle: () => {},
    changed: () => {},
    build: '',
    handOver: () => {},
  };
}

async function propose(workId: WorkId, scope: RealignScope): Promise<KeptProposal> {
  return proposeRows(contextOf(), { workId, scope });
}

/** Settles rows as a user would; what cannot be done is left out. */
function settle(workId: WorkId, marks: readonly number[]): void {
  const db = library.writer;
  marks.forEach((mark, index) => {
    const { revision, beadIds } = workOutline(db, workId);
    const beadId = beadIds[mark % beadIds.length] as BeadId;
    const next = beadIds[(mark % beadIds.length) + 1] as BeadId | undefined;
    const engine = { doubtBelow: 0.6 };
    try {
      if (index % 3 === 0) applyEdit(db, workId, revision, { kind: 'pin', beadIds: [beadId], pinned: true }, engine);
      else if (index % 3 === 1)
        applyEdit(db, workId, revision, { kind: 'status', beadIds: [beadId], status: 'confirmed' }, engine);
      else if (next) applyEdit(db, workId, revision, { kind: 'merge', beadIds: [beadId, next] }, engine);
    } catch (error) {
      if (!(error instanceof HexaplaError && error.code === 'edit-impossible')) throw error;
    }
  });
}

/** Two to five versions, rows of up to three paragraphs in each. */
const shapes = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => {
    const count = fc.nat({ max: 3 });
    return fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 14 });
  })
  .map((rows) => rows.map((row) => (row.some((count) => count > 0) ? row : row.with(0, 1))));

const contents = (runs: readonly Run[]) =>
  runs.map(([start, end]) => (start === end ? '' : `${start}-${end}`)).join(' ');

/** Rows that stand: their ids, contents and marks. */
function standing(workId: WorkId): string[] {
  return storedAlignment(library.reader, workId)
    .beads.filter(({ status, pinned }) => pinned || status === 'confirmed' || status === 'edited')
    .map(({ id, runs, status, pinned }) => `${id} ${contents(runs)} ${status} ${pinned}`);
}

function scopeOf(workId: WorkId, kind: RealignScope['kind'], a: number, b: number): RealignScope {
  const { beadIds } = workOutline(library.reader, workId);
  const pick = (n: number) => beadIds[n % beadIds.length] as BeadId;
  if (kind === 'all') return { kind };
  return kind === 'rows' ? { kind, from: pick(a), to: pick(b) } : { kind, beadId: pick(a) };
}

const plain = (workId: WorkId, arrays = readArrays(library.reader, workId)) =>
  arrays && {
    ...arrays,
    flags: [...arrays.flags],
    columns: arrays.columns.map((one) => ({ ...one, cells: [...one.cells] })),
  };

test('what is pinned, confirmed or edited never moves; any part can be taken over, and undo brings back the very rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      shapes,
      fc.boolean(),
      fc.array(fc.nat(50), { maxLength: 6 }),
      fc.constantFrom('all' as const, 'rows' as const, 'between' as const),
      fc.nat(50),
      fc.nat(50),
      fc.nat(1023),
      async (shape, hidden, marks, kind, a, b, chosen) => {
        const { workId } = addShaped(library.writer, shape, hidden);
        settle(workId, marks);
        const db = library.reader;
        const before = stateOf(db, workId);
        const [texts, stood] = [textsOf(db, workId), standing(workId)];
        const proposal = await propose(workId, scopeOf(workId, kind, a, b));
        expect(stateOf(db, workId)).toEqual(before);
        const changes = proposal.changes.filter((_, index) => (chosen >> (index % 10)) & 1);
        await acceptRows(contextOf(), { proposal, changes });
        expect(standing(workId)).toEqual(stood);
        expect(faultsOf(db, workId)).toEqual([]);
        expect(textsOf(db, workId)).toEqual(texts);
        expect(plain(workId)).toEqual(plain(workId, deriveArrays(db, workId)));
        const after = stateOf(db, workId);
        expect(isDeepStrictEqual(after, before)).toBe(changes.length === 0);
        if (changes.length === 0) return;
        expect(stepThroughLog(library.writer, workId, 'undo').name).toBe('realign');
        expect(stateOf(db, workId)).toEqual(before);
        stepThroughLog(library.writer, workId, 'redo');
        expect(stateOf(db, workId)).toEqual(after);
      },
    ),
    { numRuns: 40 },
  );
});

/** Two versions whose paragraphs correspond one to one, with rows of two at the given places. */
function addMerged(count: number, merged: readonly number[]): WorkId {
  const shape = Array.from({ length: count }, (_, row) => (merged.includes(row) ? [2, 2] : [1, 1]));
  return addShaped(library.writer, shape).workId;
}

describe('a proposal', () => {
  test('takes apart rows that hold too much, each as a change of its own', async () => {
    const workId = addMerged(40, [5, 20]);
    const { changes } = await propose(workId, { kind: 'all' });
    expect(changes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [5, 6, 2],
      [20, 21, 2],
    ]);
    const rows = storedAlignment(library.reader, workId).beads.length;
    const proposal = await propose(workId, { kind: 'all' });
    await acceptRows(contextOf(), { proposal, changes: proposal.changes.slice(1) });
    expect(storedAlignment(library.reader, workId).beads).toHaveLength(rows + 1);
    expect((await propose(workId, { kind: 'all' })).changes.map(({ from }) => from)).toEqual([5]);
  });

  test('looks at a selection alone, or at what lies between rows that stand', async () => {
    const workId = addMerged(40, [5, 20, 30]);
    const { beadIds, revision } = workOutline(library.reader, workId);
    const bead = (row: number) => beadIds[row] as BeadId;
    const part = await propose(workId, { kind: 'rows', from: bead(22), to: bead(15) });
    expect([part.from, part.to, ...part.changes.map(({ from }) => from)]).toEqual([15, 23, 20]);
    const pin = { kind: 'pin' as const, beadIds: [bead(10), bead(25)], pinned: true };
    applyEdit(library.writer, workId, revision, pin, { doubtBelow: 0.6 });
    const between = await propose(workId, { kind: 'between', beadId: bead(12) });
    expect([between.from, between.to, ...between.changes.map(({ from }) => from)]).toEqual([11, 25, 20]);
  });

  test('is refused where the rows are others by now, and leaves nothing behind when it is cancelled', async () => {
    const workId = addMerged(40, [5]);
    const proposal = await propose(workId, { kind: 'all' });
    await acceptRows(contextOf(), { proposal, changes: proposal.changes });
    const state = stateOf(library.reader, workId);
    expect(() => acceptRows(contextOf(), { proposal, changes: proposal.changes })).toThrow(/no longer at revision/);
    const cancelled = new HexaplaError('cancelled', 'Cancelled');
    const cancel = () => {
      throw cancelled;
    };
    await expect(proposeRows(contextOf(cancel), { workId, scope: { kind: 'all' } })).rejects.toThrow(cancelled);
    expect(stateOf(library.reader, workId)).toEqual(state);
  });
});
