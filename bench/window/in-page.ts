/** What benches run inside the window. Each function is sent there as text, so it uses nothing but its arguments and the page. */

/**
 * Round trips of window -> main -> service -> SQLite and back for pages of `count` rows, in milliseconds: of works that were opened
 * before, as a reader's are, `turns` pages from all over each of `works` works. As the window's client asks: packed, and unpacked here.
 */
export async function timePages(plan: { count: number; works: number; turns: number }): Promise<number[]> {
  const ask = async <T>(operation: 'library.works' | 'reader.open', input: unknown): Promise<T> => {
    const answer = await window.hexapla.call(operation, input);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.result as T;
  };
  const { works } = await ask<{ works: { id: number }[] }>('library.works', {
    from: 0,
    count: plan.works,
    sort: 'added',
  });
  const times: number[] = [];
  for (const { id: workId } of works) {
    const { beadIds } = await ask<{ beadIds: Float64Array }>('reader.open', { workId, count: 1 });
    for (let turn = 0; turn < plan.turns; turn++) {
      const fromBead = beadIds[(turn * 7919) % Math.max(1, beadIds.length - plan.count)];
      const start = performance.now();
      const answer = await window.hexapla.callPacked('reader.page', { workId, fromBead, count: plan.count });
      if (!answer.ok) throw new Error(answer.error.message);
      JSON.parse(answer.packed.json);
      times.push(performance.now() - start);
    }
  }
  return times;
}

/**
 * Waits for a double click and then for the frame that shows loaded rows of the reader. Resolves with the milliseconds between the
 * event and the task after that frame, by when it has been handed to the compositor.
 */
export function timeOpening(): Promise<number> {
  return new Promise((resolve) => {
    let start = 0;
    document.addEventListener('dblclick', (event) => (start = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (start === 0 || !document.querySelector('#reading-grid [data-row][data-loaded]')) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => resolve(performance.now() - start));
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
}

export interface ScrollRun {
  /** Milliseconds between frames. */
  readonly frames: number[];
  /** Frames that showed a placeholder or paper where rows should be. */
  readonly blankFrames: number;
  readonly rows: number;
}

/** Scrolls the reader down by `step` px a frame until `rows` rows have passed. */
export async function scrollReader({ rows, step }: { rows: number; step: number }): Promise<ScrollRun> {
  const grid = document.querySelector<HTMLElement>('#reading-grid')!;
  const header = grid.querySelector<HTMLElement>('[role="rowgroup"]')!;
  const drawn = () => [...grid.querySelectorAll<HTMLElement>('[data-row]')];
  const topRow = () => Number(drawn()[0]?.dataset['row'] ?? 0);
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const first = topRow();
  const frames: number[] = [];
  let blankFrames = 0;
  let last = await nextFrame();
  while (topRow() - first < rows) {
    const before = grid.scrollTop;
    grid.scrollTop += step;
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
    const top = header.getBoundingClientRect().bottom;
    const bottom = grid.getBoundingClientRect().bottom;
    const boxes = drawn().map((row) => ({ row, box: row.getBoundingClientRect() }));
    const covered = (boxes[0]?.box.top ?? bottom) <= top && (boxes.at(-1)?.box.bottom ?? top) >= bottom - 12;
    const waiting = boxes.some(({ row, box }) => row.ariaBusy === 'true' && box.bottom > top && box.top < bottom);
    if (!covered || waiting) blankFrames++;
    if (grid.scrollTop === before) break;
  }
  return { frames, blankFrames, rows: topRow() - first };
}

export interface ImportRun {
  /** When progress came, in milliseconds since the job was started. */
  readonly progress: number[];
  readonly frames: number[];
  /** From asking to cancel until the job had ended. */
  readonly cancelMs: number;
  readonly phases: string[];
}

/** Imports the files that the stubbed dialog answers, lets the job run for `runMs`, then cancels it. */
export async function runImport({ runMs }: { runMs: number }): Promise<ImportRun> {
  const { hexapla } = window;
  const ended = new Map<string, unknown>();
  const progress: number[] = [];
  const phases = new Set<string>();
  let committing = '';
  let started = 0;
  hexapla.onEvent('job.done', ({ jobId, result }) => ended.set(jobId, result));
  hexapla.onEvent('job.failed', ({ jobId, error }) => ended.set(jobId, error));
  hexapla.onEvent('job.progress', (event) => {
    if (event.operation !== 'import.commit') return;
    progress.push(performance.now() - started);
    phases.add(event.phase);
  });
  const ask = async <T>(operation: 'import.inspect' | 'import.commit' | 'jobs.cancel', input: unknown): Promise<T> => {
    const answer = await hexapla.call(operation, input);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.result as T;
  };
  const end = async (jobId: string): Promise<unknown> => {
    while (!ended.has(jobId)) await new Promise((resolve) => setTimeout(resolve, 5));
    return ended.get(jobId);
  };
  const grants = await hexapla.chooseFiles();
  const sources = grants.map(({ token }) => ({ kind: 'file', token }));
  const inspect = await ask<{ jobId: string }>('import.inspect', { sources });
  const draft = (await end(inspect.jobId)) as {
    draftId: string;
    versions: { key: string; language: { value: string } }[];
  };
  const meta = { label: '', translator: '', date: '', source: '', original: false };
  const versions = draft.versions.map(({ key, language }) => ({ key, meta: { ...meta, language: language.value } }));
  const plan = {
    draftId: draft.draftId,
    works: [{ workId: null, title: 'Two long texts', author: '', tags: [], versions }],
  };

  const frames: number[] = [];
  started = performance.now();
  committing = (await ask<{ jobId: string }>('import.commit', plan)).jobId;
  let last = performance.now();
  while (performance.now() - started < runMs && !ended.has(committing)) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    frames.push(performance.now() - last);
    last = performance.now();
  }
  const asked = performance.now();
  await ask('jobs.cancel', { jobId: committing });
  await end(committing);
  return { progress, frames, cancelMs: performance.now() - asked, phases: [...phases] };
}

export interface KeyTimes {
  /** From the press until the answer is in the status line, and until the frame that shows it was handed over; milliseconds. */
  readonly said: number[];
  readonly painted: number[];
}

/** Presses keys in Align mode, each when the one before is answered. */
export async function timeEdits(
  strokes: readonly { key: string; code: string; ctrlKey?: boolean }[],
): Promise<KeyTimes> {
  const status = document.querySelector('footer [role="status"]')!;
  const times: KeyTimes = { said: [], painted: [] };
  for (const stroke of strokes) {
    const start = performance.now();
    const answered = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
    });
    const press = new KeyboardEvent('keydown', { ...stroke, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(press);
    await answered;
    times.said.push(performance.now() - start);
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => resolve());
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    });
    times.painted.push(performance.now() - start);
  }
  return times;
}
