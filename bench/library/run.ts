/**
 * Measures the service process over its real channel against targets.json and exits 1 where one is missed:
 * `node bench/library/run.ts [page] [open] [import]`, all of them when none is named.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportDraft } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import { ServiceClient } from '../../tests/service/client.ts';
import type { RunningJob } from '../../tests/service/client.ts';
import { builtLibrary } from './build.ts';

interface Targets {
  readonly pageP99Ms: number;
  readonly openMs: number;
  readonly worksMs: number;
  readonly progressGapMs: number;
  readonly cancelMs: number;
  readonly pageWhileAligningP99Ms: number;
}
const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as Targets;

const PAGE_ROWS = 60;
let missed = false;

function tell(name: string, value: number, target?: number): void {
  const bad = target !== undefined && value > target;
  missed ||= bad;
  const against = target === undefined ? '' : ` (target ${target})${bad ? '  MISSED' : ''}`;
  console.log(`${name.padEnd(52)} ${value.toFixed(2)} ms${against}`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function timed<Result>(body: () => Promise<Result>): Promise<[ms: number, result: Result]> {
  const start = performance.now();
  const result = await body();
  return [performance.now() - start, result];
}

/** A service on a copy of a library, so that the kept one stays as it was built. */
async function onLibrary(
  home: string | null,
  body: (client: ServiceClient, folder: string) => Promise<void>,
): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'hexapla-bench-'));
  if (home) cpSync(home, copy, { recursive: true });
  const client = await ServiceClient.open({ home: copy });
  try {
    await body(client, copy);
  } finally {
    await client.close();
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Pages from all over the library, each of another work than the one before: no outline is at hand. */
async function benchPages(client: ServiceClient): Promise<void> {
  const { works, total } = await client.call('library.works', { from: 0, count: 500, sort: 'added' });
  const { segmentCount } = await client.call('library.info', {});
  console.log(`library: ${total} works, ${segmentCount} segments`);
  const openings = new Map<WorkId, Float64Array>();
  for (const { id } of works.slice(0, 200)) {
    openings.set(id, (await client.call('reader.open', { workId: id, count: 1 })).beadIds);
  }
  const times: number[] = [];
  for (let turn = 0; turn < 2000; turn += 1) {
    const [workId, ids] = [...openings][(turn * 7) % openings.size] ?? [];
    if (workId === undefined || !ids) continue;
    const fromBead = ids[(turn * 131) % Math.max(1, ids.length - PAGE_ROWS)] as never;
    const [ms] = await timed(() => client.call('reader.page', { workId, fromBead, count: PAGE_ROWS }));
    times.push(ms);
  }
  tell(`reader.page of ${PAGE_ROWS} rows, p50`, percentile(times, 0.5));
  tell(`reader.page of ${PAGE_ROWS} rows, p99`, percentile(times, 0.99), targets.pageP99Ms);
  const lists: number[] = [];
  for (const sort of ['opened', 'title', 'added'] as const) {
    for (let turn = 0; turn < 20; turn += 1) {
      const search = turn % 2 ? `work ${turn}` : '';
      lists.push((await timed(() => client.call('library.works', { from: 0, count: 100, sort, search })))[0]);
    }
  }
  tell('library.works, 100 of 1,000, p99', percentile(lists, 0.99), targets.worksMs);
}

async function benchOpen(client: ServiceClient): Promise<void> {
  const { works } = await client.call('library.works', { from: 0, count: 1, search: 'the long book' });
  const [book] = works;
  if (!book) throw new Error('The library has no long book');
  const [cold] = await timed(() => client.call('reader.open', { workId: book.id, count: PAGE_ROWS }));
  const warm: number[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    warm.push((await timed(() => client.call('reader.open', { workId: book.id, count: PAGE_ROWS })))[0]);
  }
  tell(`reader.open of ${book.beadCount} rows x ${book.versionCount}, first`, cold, targets.openMs);
  tell(`reader.open of ${book.beadCount} rows x ${book.versionCount}, p50`, percentile(warm, 0.5), targets.openMs);
}

/** Two texts that resemble each other as translations do: the same names and numbers, lengths that go together. */
function writeTexts(folder: string, paragraphs: number): string[] {
  let state = 99;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
  const syllables = {
    en: 'the re ing ton land wor ther ough ent and'.split(' '),
    it: 'la ri ento ta re zione mo per te che'.split(' '),
  };
  const texts = { en: [] as string[], it: [] as string[] };
  for (let index = 0; index < paragraphs; index += 1) {
    const sentences = Array.from({ length: 1 + next(4) }, () => Array.from({ length: 6 + next(12) }, () => next(4000)));
    for (const language of ['en', 'it'] as const) {
      const word = (number: number) => {
        const list = syllables[language];
        return `${list[number % 10]}${list[Math.floor(number / 10) % 10]}${list[Math.floor(number / 100) % 10]}`;
      };
      const text = sentences.map((words) => `${words.map(word).join(' ')}.`).join(' ');
      texts[language].push(index % 9 === 0 ? `${text} Ada ${index}.` : text);
    }
  }
  return (['en', 'it'] as const).map((language) => {
    const path = join(folder, `long.${language}.txt`);
    writeFileSync(path, texts[language].join('\n\n'));
    return path;
  });
}

function planOf(draft: ImportDraft) {
  const meta = (language: string) => ({ language, label: '', translator: '', date: '', source: '', original: false });
  const versions = draft.versions.map(({ key, language }) => ({ key, meta: meta(language.value) }));
  return { draftId: draft.draftId, works: [{ workId: null, title: 'Long', author: '', tags: [], versions }] };
}

/** Pages of another work while a job runs, until it has ended. */
async function pagesDuring(client: ServiceClient, job: RunningJob<'import.commit'>): Promise<number[]> {
  const ended = new AbortController();
  void job.result.catch(() => undefined).finally(() => ended.abort());
  const [work] = (await client.call('library.works', { from: 0, count: 1, sort: 'title' })).works;
  if (!work) return [];
  const { beadIds } = await client.call('reader.open', { workId: work.id, count: 1 });
  const times: number[] = [];
  while (!ended.signal.aborted) {
    const fromBead = beadIds[times.length % Math.max(1, beadIds.length - PAGE_ROWS)] as never;
    times.push((await timed(() => client.call('reader.page', { workId: work.id, fromBead, count: PAGE_ROWS })))[0]);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}

function longestGap(job: RunningJob<'import.commit'> | RunningJob<'import.inspect'>): number {
  const times = job.progress.map(({ at }) => at);
  return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

async function benchImport(client: ServiceClient, folder: string): Promise<void> {
  await client.run('library.installSamples', {});
  const paths = writeTexts(folder, 50_000);
  const inspecting = await client.start('import.inspect', { sources: await client.sources(paths) });
  const [inspectMs, draft] = await timed(() => inspecting.result);
  tell(`import.inspect of ${draft.versions.map(({ segmentCount }) => segmentCount).join(' + ')} paragraphs`, inspectMs);
  tell('  longest time without progress', longestGap(inspecting), targets.progressGapMs);
  const latencies: number[] = [];
  for (const share of [0.02, 0.4, 0.87]) latencies.push(await cancelAt(client, draft, share));
  tell(`  longest cancel of ${latencies.length}`, Math.max(...latencies), targets.cancelMs);
  const committing = await client.start('import.commit', planOf(draft));
  const pages = pagesDuring(client, committing);
  const [commitMs] = await timed(() => committing.result);
  const times = await pages;
  tell('import.commit: align and store', commitMs);
  tell('  longest time without progress', longestGap(committing), targets.progressGapMs);
  tell(`  reader.page meanwhile, p99 of ${times.length}`, percentile(times, 0.99), targets.pageWhileAligningP99Ms);
}

/** Starts the import and cancels it once it has come so far; answers how long it then took to end. */
async function cancelAt(client: ServiceClient, draft: ImportDraft, share: number): Promise<number> {
  const job = await client.start('import.commit', planOf(draft));
  await client.next('job.progress', (progress) => progress.jobId === job.jobId && progress.share >= share);
  const [ms] = await timed(async () => {
    await client.call('jobs.cancel', { jobId: job.jobId });
    await job.result.catch(() => undefined);
  });
  return ms;
}

const wanted = new Set(process.argv.slice(2));
const all = wanted.size === 0;
if (all || wanted.has('page') || wanted.has('open')) {
  await onLibrary(builtLibrary(), async (client) => {
    if (all || wanted.has('open')) await benchOpen(client);
    if (all || wanted.has('page')) await benchPages(client);
  });
}
if (all || wanted.has('import')) await onLibrary(null, benchImport);
process.exitCode = missed ? 1 : 0;
