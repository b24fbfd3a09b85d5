/** Finding words through the real service: slices put together hold what looking through every text would find. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FindHit, FindResult, FindSlice } from '../../contract/find.ts';
import type { WorkId } from '../../contract/model.ts';
import { openLibrary } from '../../db/index.ts';
import { addWork, bead } from '../../db/testing.ts';
import { textMatcher } from '../../text/index.ts';
import { ServiceClient, temporaryHome } from './client.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Long enough for several slices. */
const ROWS = 6000;
const { home, remove } = temporaryHome();
let client: ServiceClient;
let workId: WorkId;
const texts = {
  de: Array.from({ length: ROWS }, (_, row) =>
    `Die ${row % 7 ? 'Straße' : 'STRASSE'} Nummer ${row} führt zum Café, sagt sie. `.repeat(3),
  ),
  ar: Array.from({ length: ROWS }, (_, row) => (row === 5990 ? 'قالَ مُحَمَّد' : `سطر ${row}`)),
};

beforeAll(async () => {
  const library = openLibrary(home);
  const beads = Array.from({ length: ROWS }, (_, row) => bead([row, row + 1], [row, row + 1]));
  ({ workId } = addWork(library.writer, 'Found', texts, beads));
  library.close();
  client = await ServiceClient.open({ home });
});
afterAll(async () => {
  await client.close();
  remove();
});

async function find(query: string, options: { exact?: boolean; wholeWord?: boolean } = {}) {
  const hits: FindHit[] = [];
  let count = 0;
  for (let from: number | null = 0; from !== null;) {
    const asked: FindSlice = {
      workId,
      query,
      exact: false,
      wholeWord: false,
      ...options,
      from,
      list: 1000 - hits.length,
    };
    const slice: FindResult = await client.call('reader.find', asked);
    hits.push(...slice.hits);
    count += slice.count;
    from = slice.next;
  }
  return { hits, count };
}

/** How often a query stands in all texts, looked at one by one. */
function expected(query: string, options: { exact?: boolean; wholeWord?: boolean } = {}): number {
  const matches = textMatcher(query, { exact: false, wholeWord: false, ...options })!;
  return Object.values(texts)
    .flat()
    .reduce((sum, text) => sum + [...matches(text)].length, 0);
}

test.each([
  ['strasse', {}],
  ['Straße', { exact: true }],
  ['cafe', { wholeWord: true }],
  ['nummer 599', {}],
  ['محمد', {}],
  ['e', {}],
  ['nowhere', {}],
])('%s is found wherever it stands', async (query, options) => {
  const { hits, count } = await find(query, options);
  expect(count).toBe(expected(query, options));
  expect(hits).toHaveLength(Math.min(1000, count));
  expect(hits.map(({ row }) => row)).toEqual(hits.map(({ row }) => row).toSorted((a, b) => a - b));
});

test('a hit tells where it is and what stands for it', async () => {
  const { hits } = await find('محمد');
  expect(hits).toMatchObject([
    { row: 5990, match: 'مُحَمَّد', counterparts: [{ text: expect.stringContaining('Nummer 5990') }] },
  ]);
});
