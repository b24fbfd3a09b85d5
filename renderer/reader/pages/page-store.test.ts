import { describe, expect, it, vi } from 'vitest';
import { HexaplaError } from '../../../contract/errors.ts';
import { BeadId, SegmentId } from '../../../contract/model.ts';
import type { BeadRow } from '../../../contract/model.ts';
import type { BeadPage } from '../../../contract/service-api.ts';
import { PageStore } from './page-store.ts';

const bead = (row: number, characters = 10): BeadRow => ({
  id: BeadId.parse(row + 1),
  status: 'auto',
  pinned: false,
  score: 1,
  reasons: [],
  cells: [
    [
      {
        id: SegmentId.parse(row + 1),
        number: row + 1,
        kind: 'paragraph',
        level: 0,
        text: 'x'.repeat(characters),
        paratext: false,
        sentences: [0, characters],
      },
    ],
  ],
  sentenceBeads: [],
  links: [],
});
const pageOf = (from: number, count: number, characters?: number): BeadPage => ({
  from,
  beads: Array.from({ length: count }, (_, offset) => bead(from + offset, characters)),
});

function setUp(total: number, options: Partial<ConstructorParameters<typeof PageStore>[0]> = {}) {
  const asked: number[] = [];
  const answers: (() => void)[] = [];
  const onStale = vi.fn<() => void>();
  const store = new PageStore({
    beadIds: Float64Array.from({ length: total }, (_, row) => row + 1),
    versions: 1,
    load: (fromBead, count) =>
      new Promise((resolve) => {
        asked.push(fromBead - 1);
        answers.push(() => resolve(pageOf(fromBead - 1, count)));
      }),
    onStale,
    pageRows: 10,
    ...options,
  });
  const answerAll = async () => {
    while (answers.length > 0) {
      answers.shift()?.();
      await Promise.resolve();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { store, asked, answerAll, onStale };
}

describe('PageStore', () => {
  it('asks for what is in view first, then ahead, then behind', async () => {
    const { store, asked, answerAll } = setUp(1000);
    store.want([500, 520], 1);
    await answerAll();
    expect(asked).toEqual([500, 510, 520, 490, 530, 540]);
    expect(store.row(505)?.id).toBe(506);
  });

  it('drops requests that were not sent when the view moved on', async () => {
    const { store, asked, answerAll } = setUp(1000);
    store.want([0, 10], 1);
    store.want([800, 810], 1);
    await answerAll();
    expect(asked.slice(0, 2)).toEqual([0, 10]);
    expect(asked[2]).toBe(800);
    expect(asked).not.toContain(20);
  });

  it('asks for no page twice, and takes a first page that starts anywhere', async () => {
    const { store, asked, answerAll } = setUp(40);
    store.put(pageOf(5, 20));
    expect(store.row(24)?.id).toBe(25);
    store.want([5, 25], 1);
    await answerAll();
    expect(asked).toEqual([0, 25, 30]);
    store.want([5, 25], 1);
    await answerAll();
    expect(asked).toHaveLength(3);
  });

  it('forgets pages that were not used longest, never those in view', async () => {
    const { store, answerAll } = setUp(2000, { maxPages: 8 });
    for (let row = 0; row < 2000; row += 50) {
      store.want([row, row + 10], 1);
      await answerAll();
      expect(store.pageCount).toBeLessThanOrEqual(8);
      expect(store.row(row)).toBeDefined();
    }
    expect(store.row(0)).toBeUndefined();
  });

  it('is bounded in characters too', async () => {
    const { store } = setUp(100, {
      load: (fromBead, count) => Promise.resolve(pageOf(fromBead - 1, count, 1000)),
      maxCharacters: 60_000,
    });
    for (let row = 0; row < 100; row += 10) {
      store.want([row, row + 10], 1);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(store.characters).toBeLessThanOrEqual(60_000);
  });

  it('asks for the work anew when beads are not those it opened', async () => {
    const { store, onStale } = setUp(100, { load: () => Promise.resolve(pageOf(70, 10)) });
    store.want([0, 10], 1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(onStale).toHaveBeenCalled();
    expect(store.row(0)).toBeUndefined();
  });

  it('tries again after a failure', async () => {
    let failures = 2;
    const { store } = setUp(10, {
      retryAfter: 1,
      load: (fromBead, count) =>
        failures-- > 0
          ? Promise.reject(new HexaplaError('service-stopped', 'gone'))
          : Promise.resolve(pageOf(fromBead - 1, count)),
    });
    store.want([0, 10], 1);
    await vi.waitFor(() => expect(store.row(0)).toBeDefined());
  });

  it('asks for the rest where an answer was short', async () => {
    const asked: number[] = [];
    const { store } = setUp(20, {
      load: (fromBead) => {
        asked.push(fromBead - 1);
        return Promise.resolve(pageOf(fromBead - 1, Math.min(4, 10 - ((fromBead - 1) % 10))));
      },
    });
    store.want([0, 10], 1);
    await vi.waitFor(() => expect(store.row(19)).toBeDefined());
    expect(asked.toSorted((a, b) => a - b)).toEqual([0, 4, 8, 10, 14, 18]);
  });

  it('sends nothing while held', async () => {
    const { store, asked } = setUp(100);
    store.hold(true);
    store.want([0, 10], 1);
    expect(asked).toEqual([]);
    store.hold(false);
    expect(asked).toEqual([0, 10]);
  });
});
