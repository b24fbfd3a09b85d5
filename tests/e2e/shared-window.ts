/** One window for all tests of a file, on a library of its own: launched before the first, ended and removed after the last. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { launch } from './harness.ts';
import type { Hexapla, LaunchOptions } from './harness.ts';

export interface WindowPlan extends Omit<LaunchOptions, 'home'> {
  /** Puts works into the empty folder; without it the program begins as a new user finds it, with its sample library. */
  readonly write?: (home: string) => void | Promise<void>;
  /** Brings the window to where the tests begin. `again` where the library is no longer as it was written. */
  readonly begin?: (hexapla: Hexapla, again: boolean) => Promise<void>;
}

export interface SharedWindow extends Omit<Hexapla, 'close'> {
  /** Ends the program and starts it again on the same library; `between` is done while it is not running. */
  restart(between?: () => void | Promise<void>): Promise<void>;
}

/** Registers the hooks of the file that calls it. The window is there from `begin` on. */
export function sharedWindow({ write, begin, ...options }: WindowPlan = {}): SharedWindow {
  let running: Hexapla | undefined;
  const now = (): Hexapla => {
    if (!running) throw new Error('The window is launched before the first test, not before.');
    return running;
  };
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'hexapla-e2e-'));
    await write?.(home);
    running = await launch({ ...options, home });
    await begin?.(running, false);
  }, 120_000);
  afterAll(async () => {
    await running?.close();
    await rm(home, { recursive: true, force: true });
  });
  // A second try begins where the first one began, not in what that left behind: a dialog, a page, a place.
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    await running?.close();
    running = await launch({ ...options, home });
    await begin?.(running, true);
  }, 120_000);
  return {
    get app() {
      return now().app;
    },
    get page() {
      return now().page;
    },
    get home() {
      return now().home;
    },
    get logs() {
      return now().logs;
    },
    restart: async (between) => {
      await now().close();
      running = undefined;
      await between?.();
      running = await launch({ ...options, home });
    },
  };
}
