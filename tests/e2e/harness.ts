/** Launches the real program in a real window for the end-to-end tests. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';

export const programRoot = join(import.meta.dirname, '..', '..');

export interface LaunchOptions {
  /** The library's folder; a fresh one, removed at the end, where none is given. */
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A packaged program to start instead of this checkout. */
  readonly executable?: string;
}

export interface Hexapla {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  /** What the main process and the service wrote, and the page's console, in order. */
  readonly logs: readonly string[];
  /** Ends the program the way a user would, and removes the folder that launch made. */
  close(): Promise<void>;
}

/** The environment of a launch: the runtime that scripts/e2e.mjs prepared, and the library's folder. */
export function launchEnvironment(home: string, extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (!own['ELECTRON_OVERRIDE_DIST_PATH'])
    throw new Error('Run these tests by `npm run e2e`: it prepares the Electron runtime.');
  return { ...own, ...extra, HEXAPLA_HOME: home };
}

/** Starts Hexapla and waits for the first paint of its page. */
export async function launch(options: LaunchOptions = {}): Promise<Hexapla> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'hexapla-e2e-')));
  const app = await _electron.launch({
    executablePath: options.executable,
    args: [...(options.executable === undefined ? [programRoot] : []), ...(options.args ?? [])],
    cwd: programRoot,
    env: launchEnvironment(home, options.env),
  });
  const logs: string[] = [];
  const log = (chunk: unknown): void => void logs.push(String(chunk));
  app.process().stdout?.on('data', log);
  app.process().stderr?.on('data', log);
  const page = await app.firstWindow();
  page.on('console', (message) => log(`[${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => log(`[page error] ${error.stack ?? error.message}`));
  await page.waitForSelector('#root > :not(.boot)');
  // The program's content may be there before the window is on the screen.
  await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window && !window.isVisible()) await new Promise<void>((resolve) => window.once('show', () => resolve()));
  });
  const close = async (): Promise<void> => {
    await app.close();
    if (options.home === undefined) await rm(home, { recursive: true, force: true });
  };
  return { app, page, home, logs, close };
}

/** From now on the system's file dialog answers with these paths at once; with none it counts as cancelled. */
export async function stubFileDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);
}

/** From now on the system's dialog for saving answers with this path at once; with none it counts as cancelled. */
export async function stubSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);
}

/** From now on message boxes answer with this button at once. */
export async function stubMessageBox(app: ElectronApplication, response: number): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    dialog.showMessageBox = () => Promise.resolve({ response: button, checkboxChecked: false });
  }, response);
}

/** The Electron of this run, for tests that start the program without Playwright. */
export function electronExecutable(): string {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!dist) throw new Error('Run these tests by `npm run e2e`: it prepares the Electron runtime.');
  if (process.platform === 'darwin') return join(dist, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** What a start without Playwright needs: the program's folder, and no sandbox where Chromium refuses to start with it. */
export function bareArguments(): string[] {
  return process.getuid?.() === 0 ? [programRoot, '--no-sandbox'] : [programRoot];
}

/** Process id of the running service, on whichever host; null when there is none. */
export async function servicePid(app: ElectronApplication): Promise<number | null> {
  const utility = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find((metric) => metric.name === 'Hexapla library')?.pid ?? null,
  );
  return utility ?? childRunning(app.process().pid ?? 0, join('out', 'service', 'main.js'));
}

/** The child of `parent` whose command line names `file`, from /proc. */
async function childRunning(parent: number, file: string): Promise<number | null> {
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      // The second field may hold blanks, but it ends at the last bracket; the parent's id is the second after it.
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue;
      if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes(file)) return Number(pid);
    } catch {
      // it ended while we looked
    }
  }
  return null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
