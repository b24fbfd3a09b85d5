/** A thousand edits through the real service, a kill, and all of them taken back: not a byte of the work's state is another one. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { EditOutcome } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { WorkId } from '../../contract/model.ts';
import { LIBRARY_FILE, anyUnknown, closeConnection, openLibrary, openReader, revisionOf } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { KINDS, addShaped, editOf, stateOf, textsOf } from '../../db/edits/testing.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { problemsOf } from './help.ts';

const EDITS = 1000;
const ROWS = 80;
const VERSIONS = 4;

/** Whole numbers below 10,000, the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * 10_000);
  };
}

function hashOf(db: ReadableDb, workId: WorkId): string {
  return createHash('sha256')
    .update(JSON.stringify(stateOf(db, workId)))
    .digest('hex');
}

async function orImpossible(outcome: Promise<EditOutcome>): Promise<EditOutcome | null> {
  try {
    return await outcome;
  } catch (error) {
    if (error instanceof HexaplaError && error.code === 'edit-impossible') return null;
    throw error;
  }
}

/** Steps through the log to its end; answers how many steps that were. */
async function toTheEnd(client: ServiceClient, workId: WorkId, way: 'edit.undo' | 'edit.redo'): Promise<number> {
  let steps = 0;
  while (await orImpossible(client.call(way, { workId }))) steps += 1;
  return steps;
}

test('1,000 random edits, a kill, and undo leads back to the first state, redo to the last', async () => {
  const { home, remove } = temporaryHome();
  const random = generator(5);
  const library = openLibrary(home);
  const shape = Array.from({ length: ROWS }, () =>
    Array.from({ length: VERSIONS }, (_, at) => (at === 0 ? 1 : random() % 3)),
  );
  const { workId } = addShaped(library.writer, shape, true);
  library.close();
  const client = await ServiceClient.open({ home });
  const reader = openReader(join(home, LIBRARY_FILE));
  const start = hashOf(reader, workId);
  const texts = textsOf(reader, workId);
  const done = new Map<string, number>();
  for (let count = 0; count < EDITS;) {
    const kind = KINDS[random() % KINDS.length]!;
    const edit = editOf(reader, workId, { kind, a: random(), b: random(), c: random() });
    const revision = revisionOf(reader, workId);
    const outcome = await orImpossible(client.call('edit.apply', { workId, revision, edit }));
    if (!outcome || outcome.revision === revision) continue;
    done.set(kind, (done.get(kind) ?? 0) + 1);
    count += 1;
  }
  const known = () => vi.waitFor(() => expect(anyUnknown(reader)).toBe(false), { timeout: 60_000 });
  await known();
  await client.kill();
  const end = hashOf(reader, workId);
  // Every kind of edit was among them.
  expect([...done.keys()].toSorted()).toEqual([...KINDS].toSorted());
  expect(textsOf(reader, workId)).toEqual(texts);
  const again = await ServiceClient.open({ home });
  expect(await toTheEnd(again, workId, 'edit.undo')).toBe(EDITS);
  expect(hashOf(reader, workId)).toBe(start);
  expect(await toTheEnd(again, workId, 'edit.redo')).toBe(EDITS);
  await known();
  expect(hashOf(reader, workId)).toBe(end);
  closeConnection(reader);
  await again.close();
  expect(problemsOf(home)).toEqual([]);
  remove();
}, 240_000);
