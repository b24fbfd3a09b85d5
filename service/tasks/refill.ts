/** Finding out the sentence beads of rows that edits left unknown, in a worker thread of its own that never hurries. */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { BeadId } from '../../contract/model.ts';
import { LIBRARY_FILE, closeConnection, openReader, unknownRows } from '../../db/index.ts';
import type { FoundRow, UnknownRow } from '../../db/index.ts';
import type { Folders } from '../folders.ts';
import { giveWay } from '../give-way.ts';
import { sentencesInside } from './inside.ts';

/** To the worker: look for rows, these before all others. */
export interface RefillMessage {
  readonly near: readonly BeadId[];
}

/** Rows at a time. */
const ROWS = 8;
/** Rows that somebody looks at, at most. */
const NEAR_MAX = 400;

let near: BeadId[] = [];
let running = false;

/** Answers messages with what was found, a few rows at a time, until no row is unknown. */
export function serveRefill(folders: Folders): void {
  giveWay();
  parentPort?.on('message', (message: RefillMessage) => {
    near = [...new Set([...message.near, ...near])].slice(0, NEAR_MAX);
    if (running) return;
    running = true;
    void refill(join(folders.library, LIBRARY_FILE)).finally(() => (running = false));
  });
}

async function refill(path: string): Promise<void> {
  const db = openReader(path);
  try {
    let wait = STORE_MS;
    for (let last = ''; ;) {
      const rows = unknownRows(db, near, ROWS);
      // What was found last has to be stored before the same rows are asked for again.
      const names = rows.map(({ beadId, key }) => `${beadId} ${key}`).join();
      if (rows.length === 0) return;
      if (names !== last) {
        const start = performance.now();
        const found = rows.map((row): FoundRow => {
          const { workId, beadId, key } = row;
          return { workId, beadId, key, sentences: sentencesOf(row) };
        });
        parentPort?.postMessage(found);
        // Half of the time is left to others, unless somebody waits.
        if (!rows.some(({ beadId }) => near.includes(beadId))) await pause(performance.now() - start);
        last = names;
        wait = STORE_MS;
      }
      await pause(wait);
      wait = Math.min(STORE_MOST_MS, 2 * wait);
    }
  } finally {
    closeConnection(db);
  }
}

/** Storing takes a moment; longer where something else writes. */
const STORE_MS = 5;
const STORE_MOST_MS = 1000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As bead.sentence_beads holds them. */
const sentencesOf = ({ cells }: UnknownRow): string =>
  JSON.stringify(sentencesInside(cells).map(({ score, runs }) => [score, ...runs.flat()]));
