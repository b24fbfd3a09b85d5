/**
 * Measures the real window against targets.json and exits 1 where one is missed: `npm run bench -- window`. Spawn to first paint is
 * bench/start's. Libraries are bench/library's: 1,000 works and 1,000,000 segments, the first of them 50,000 paragraphs in three
 * versions. Other programs on the machine make frames late; so each figure is a median over several passes, and says of how many.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { launch, stubFileDialog } from '../../tests/e2e/harness.ts';
import type { Hexapla } from '../../tests/e2e/harness.ts';
import { AlignPage } from '../../tests/e2e/pages/align-page.ts';
import { ReaderPage } from '../../tests/e2e/pages/reader-page.ts';
import { builtLibrary } from '../library/build.ts';
import { runImport, scrollReader, timeEdits, timeOpening, timePages } from './in-page.ts';
import { Report, median, percentile, targets } from './statistics.ts';

const BOOK = 'The Long Book';
const PAGE_ROWS = 60;
const PAGES = { works: 100, turns: 20 };
const OPENINGS = 5;
const SCROLLS = 3;
/** Rows of a pass, 10,000 in all, and CSS pixels a frame: 36,000 px a second at 60 Hz, some fifty screens. */
const SCROLL = { rows: Math.ceil(10_000 / SCROLLS), step: 600 };
const IMPORT_MS = 15_000;
const LONG_TEXT = 50_000;

const report = new Report();
const folder = mkdtempSync(join(tmpdir(), 'hexapla-bench-window-'));
const load = () =>
  console.log(
    `load of the machine: ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')}`,
  );

async function benchPages({ page }: Hexapla): Promise<void> {
  const times = await page.evaluate(timePages, { count: PAGE_ROWS, ...PAGES });
  report.atMost(`page of ${PAGE_ROWS} rows into the window, p50 of ${times.length}, ms`, median(times));
  report.atMost(`page of ${PAGE_ROWS} rows into the window, p99, ms`, percentile(times, 0.99), targets.pageP99Ms);
}

interface RendererMemory {
  /** Shared pages counted by share, so that it is what this process costs; where the system can't tell, the working set. */
  readonly proportional: number;
  readonly workingSet: number;
}

/** In MiB. */
async function rendererMemory(app: ElectronApplication): Promise<RendererMemory> {
  const { pid, workingSet } = await app.evaluate(({ app: electron }) => {
    const tab = electron.getAppMetrics().find(({ type }) => type === 'Tab');
    return { pid: tab?.pid ?? 0, workingSet: (tab?.memory.workingSetSize ?? Number.NaN) / 1024 };
  });
  const rollup = `/proc/${pid}/smaps_rollup`;
  if (!existsSync(rollup)) return { proportional: workingSet, workingSet };
  const kibibytes = /^Pss:\s+(\d+)/mu.exec(readFileSync(rollup, 'utf8'))?.[1];
  return { proportional: Number(kibibytes) / 1024, workingSet };
}

async function benchReader({ app, page }: Hexapla): Promise<void> {
  const reader = new ReaderPage(page);
  const openings: number[] = [];
  for (let turn = 0; turn < OPENINGS; turn++) {
    const [painted] = await Promise.all([page.evaluate(timeOpening), reader.open(BOOK)]);
    openings.push(painted);
    if (turn < OPENINGS - 1) await reader.leave();
  }
  report.atMost('opening 50,000 x 3: the first after the start, ms', openings[0] ?? Number.NaN);
  report.atMost(
    `opening 50,000 x 3: click to rows painted, median of ${OPENINGS}, ms`,
    median(openings),
    targets.openToPaintMs,
  );

  const runs = [];
  for (let turn = 0; turn < SCROLLS; turn++) runs.push(await page.evaluate(scrollReader, SCROLL));
  const rows = runs.map((run) => run.rows);
  const longest = runs.map(({ frames }) => Math.max(...frames));
  report.atMost(
    `scrolling ${rows.reduce((sum, passed) => sum + passed, 0)} rows: frames, p50, ms`,
    median(runs.flatMap(({ frames }) => frames)),
  );
  report.atMost(
    'frames, p99, ms',
    percentile(
      runs.flatMap(({ frames }) => frames),
      0.99,
    ),
  );
  report.atMost(`longest frame, median of ${SCROLLS} passes, ms`, median(longest), targets.longestFrameMs);
  report.atMost(
    'frames with blank rows, all passes',
    runs.reduce((sum, run) => sum + run.blankFrames, 0),
    targets.blankFrames,
  );
  const memory = await rendererMemory(app);
  report.atMost('renderer after it, MiB of its own (PSS)', memory.proportional, targets.rendererMiB);
  report.atMost('renderer after it, working set with all shared pages, MiB', memory.workingSet);
}

const UNDO = { key: 'z', code: 'KeyZ', ctrlKey: true };
/** What is pressed over and over in Align mode. */
const EDITS = {
  'confirm and clear': [
    { key: 'a', code: 'KeyA' },
    { key: 'x', code: 'KeyX' },
  ],
  'merge and undo': [{ key: 'm', code: 'KeyM' }, UNDO],
} as const;
const EDIT_TURNS = 20;

async function benchAlign({ app, page }: Hexapla): Promise<void> {
  const align = new AlignPage(page);
  await align.open(BOOK);
  await align.begin();
  await align.standAt((await align.top()).row + 2, 2);
  for (const [name, strokes] of Object.entries(EDITS)) {
    const pressed = Array.from({ length: EDIT_TURNS }, () => strokes).flat();
    await page.evaluate(timeEdits, strokes.slice());
    const before = await rendererProcessor(app);
    const { said, painted } = await page.evaluate(timeEdits, pressed);
    const processor = ((await rendererProcessor(app)) - before) / pressed.length;
    report.atMost(`${name}: key to answer, p50, ms`, median(said), targets.editAnswerMs);
    report.atMost(`${name}: key to painted, p50, ms`, median(painted));
    report.atMost(`${name}: processor time of the renderer, ms a key`, processor);
  }
}

/** Processor time of the page's process since its start, in milliseconds; NaN where /proc does not tell. */
async function rendererProcessor(app: ElectronApplication): Promise<number> {
  const pid = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ type }) => type === 'Tab')?.pid ?? 0,
  );
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '';
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // Linux counts in hundredths of a second: fields 14 and 15 of proc_pid_stat(5), user and system time.
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

/** Two texts that are translations of each other word by word, a paragraph a line. */
function longTexts(): string[] {
  const words = {
    en: 'the house river king came and went under the old stone in a quiet winter morning with her letter'.split(' '),
    it: 'la casa fiume re venne e andò sotto la vecchia pietra in una quieta invernale mattina con sua lettera'.split(
      ' ',
    ),
  };
  return Object.entries(words).map(([language, vocabulary]) => {
    const lines = Array.from({ length: LONG_TEXT }, (_, line) => {
      const length = 12 + ((line * 7919) % 40);
      const text = Array.from({ length }, (_unused, word) => vocabulary[(line * 31 + word * 17) % vocabulary.length]);
      return `${text.join(' ')} ${line}.`;
    });
    const file = join(folder, `long.${language}.txt`);
    writeFileSync(file, lines.join('\n\n'));
    return file;
  });
}

async function benchImport({ app, page }: Hexapla): Promise<void> {
  await stubFileDialog(app, longTexts());
  const run = await page.evaluate(runImport, { runMs: IMPORT_MS });
  const gaps = run.progress.slice(1).map((at, index) => at - (run.progress[index] ?? 0));
  console.log(`import of 2 x ${LONG_TEXT} paragraphs, ${IMPORT_MS / 1000} s of it: ${run.phases.join(', ')}`);
  report.atLeast(
    'progress events a second, by the longest silence',
    1000 / Math.max(...gaps),
    targets.progressPerSecond,
  );
  report.atMost('cancel, ms', run.cancelMs, targets.cancelMs);
  report.atMost('frames meanwhile, p50, ms', median(run.frames));
  report.atMost('frames meanwhile, p99, ms', percentile(run.frames, 0.99), targets.importFrameP99Ms);
}

const home = join(folder, 'library');
cpSync(builtLibrary(), home, { recursive: true });
const asked = process.argv.slice(2);
const parts = { pages: benchPages, reader: benchReader, align: benchAlign, import: benchImport };
try {
  for (const [name, bench] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    load();
    const hexapla = await launch({ home });
    try {
      await bench(hexapla);
    } finally {
      await hexapla.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report.missed ? 1 : 0;
