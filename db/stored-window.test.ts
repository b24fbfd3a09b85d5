import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Edit } from '../contract/edit.ts';
import type { BeadId } from '../contract/model.ts';
import { applyEdit, revisionOf, storedAlignment, storedWindow } from './index.ts';
import type { Library } from './index.ts';
import { addShaped, rules } from './edits/testing.ts';
import { temporaryLibrary } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

const rows = fc.array(fc.tuple(fc.constant(1), fc.nat({ max: 2 }), fc.nat({ max: 2 })), {
  minLength: 2,
  maxLength: 15,
});

test('a window holds the same rows as the whole alignment, counted alike', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), fc.nat(), fc.nat(), fc.nat({ max: 3 }), (shape, hidden, a, b, context) => {
      const db = library.writer;
      const { workId } = addShaped(db, shape, hidden);
      const { beads: before } = storedAlignment(db, workId);
      const bead = (n: number) => before[n % before.length]?.id as BeadId;
      const pin: Edit = { kind: 'pin', beadIds: [bead(a + b)], pinned: true };
      applyEdit(db, workId, revisionOf(db, workId), pin, rules);
      const whole = storedAlignment(db, workId);
      const some = storedWindow(db, workId, { kind: 'rows', from: bead(a), to: bead(b) }, context);
      const [from, last] = [a % before.length, b % before.length].toSorted((x, y) => x - y) as [number, number];
      expect([some.from, some.to, some.first]).toEqual([from, last + 1, Math.max(0, from - context)]);
      expect(some.beads).toEqual(whole.beads.slice(some.first, last + 1 + context));
      expect([some.revision, some.versionIds]).toEqual([whole.revision, whole.versionIds]);
      const between = storedWindow(db, workId, { kind: 'between', beadId: bead(a) }, context);
      const pinned = (a + b) % before.length;
      expect([between.from, between.to]).toEqual([
        pinned < a % before.length ? pinned + 1 : 0,
        pinned > a % before.length ? pinned : before.length,
      ]);
      expect(between.beads).toEqual(whole.beads.slice(between.first, between.to + context));
    }),
    { numRuns: 60 },
  );
});
