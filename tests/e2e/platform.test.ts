/** The desktop around the library: window, service process, dialogs, menu, and what happens when one of them goes down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ServiceState } from '../../contract/host-api.ts';
import {
  bareArguments,
  electronExecutable,
  isAlive,
  launch,
  launchEnvironment,
  servicePid,
  stubFileDialog,
  stubMessageBox,
} from './harness.ts';
import type { Hexapla } from './harness.ts';

declare global {
  var seenStates: ServiceState[];
  var seenCommands: string[];
  var focusCount: number;
}

let home = '';
let hexapla: Hexapla | null = null;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-platform-'));
});
afterEach(async () => {
  await hexapla?.close();
  hexapla = null;
  await rm(home, { recursive: true, force: true });
});

async function open(): Promise<Hexapla> {
  hexapla = await launch({ home });
  return hexapla;
}

const libraryInfo = ({ page }: Hexapla) => page.evaluate(() => globalThis.hexapla.call('library.info', {}));

/** The process id of the service once it runs. */
async function runningService({ app }: Hexapla): Promise<number> {
  return vi.waitFor(async () => {
    const pid = await servicePid(app);
    if (pid === null) throw new Error('The service does not run yet');
    return pid;
  }, 10_000);
}

describe('the window', () => {
  test('opens, and a call reaches SQLite in the folder that HEXAPLA_HOME names', async () => {
    const running = await open();
    const answer = await libraryInfo(running);
    expect(answer).toMatchObject({ ok: true, result: { path: expect.stringContaining(home) as string } });
    const database = new DatabaseSync(join(home, 'library.db'), { readOnly: true });
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    database.close();
    expect(answer).toMatchObject({ result: { schemaVersion: version } });
  });

  test('opens again where it was left', async () => {
    const first = await open();
    const bounds = { x: 40, y: 60, width: 900, height: 640 };
    await first.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    await first.close();
    const second = await open();
    const found = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(found).toEqual(bounds);
  });

  test('takes the colour of the chosen theme, and keeps it for the next start', async () => {
    const colour = ({ app }: Hexapla) =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase());
    const first = await open();
    await first.page.evaluate(() => window.hexapla.call('settings.set', { theme: 'dark' }));
    await vi.waitFor(async () => expect(await colour(first)).toBe('#191713'), 10_000);
    await first.close();
    expect(JSON.parse(await readFile(join(home, 'window.json'), 'utf8'))).toMatchObject({ theme: 'dark' });
    const second = await open();
    await vi.waitFor(async () => expect(await colour(second)).toBe('#191713'), 10_000);
  });

  test('offers to reload when its page crashes', async () => {
    const running = await open();
    await stubMessageBox(running.app, 0);
    const loaded = await running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents) return false;
      const again = new Promise((resolve) => contents.once('did-finish-load', () => resolve(true)));
      contents.forcefullyCrashRenderer();
      await again;
      return contents.executeJavaScript(
        "document.getElementById('root') !== null && typeof hexapla.call === 'function'",
      ) as Promise<boolean>;
    });
    expect(loaded).toBe(true);
  });
});

describe('the service', () => {
  test('is started again when it is killed; its calls are rejected and the window is told', async () => {
    const running = await open();
    await libraryInfo(running);
    const before = await runningService(running);
    await running.page.evaluate(() => {
      globalThis.seenStates = [];
      globalThis.hexapla.onServiceState((state) => globalThis.seenStates.push(state));
    });
    // Stopped, it can't answer before it is killed.
    process.kill(before, 'SIGSTOP');
    const pending = libraryInfo(running);
    await running.page.evaluate(() => globalThis.hexapla.serviceState());
    process.kill(before, 'SIGKILL');
    expect(await pending).toMatchObject({ ok: false, error: { code: 'service-stopped' } });
    expect(await libraryInfo(running)).toMatchObject({ ok: true });
    expect(await runningService(running)).not.toBe(before);
    const states = await running.page.evaluate(() => globalThis.seenStates.map(({ state }) => state));
    expect(states).toEqual(['restarting', 'ready']);
  });

  test('ends with the program', async () => {
    const running = await open();
    await libraryInfo(running);
    const pid = await runningService(running);
    await running.close();
    hexapla = null;
    expect(isAlive(pid)).toBe(false);
  });

  test('ends by itself when the program is killed', async () => {
    const running = await open();
    await libraryInfo(running);
    const pid = await runningService(running);
    running.app.process().kill('SIGKILL');
    hexapla = null;
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
  });

  test('refuses a library from a newer version, says so, and opens it on a retry once that is mended', async () => {
    const first = await open();
    await libraryInfo(first);
    await first.close();
    const setVersion = (change: number): void => {
      const database = new DatabaseSync(join(home, 'library.db'));
      const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
      database.exec(`PRAGMA user_version = ${version + change}`);
      database.close();
    };
    setVersion(1000);
    const second = await open();
    expect(await libraryInfo(second)).toMatchObject({ ok: false, error: { code: 'database-newer' } });
    const state = await second.page.evaluate(() => globalThis.hexapla.serviceState());
    expect(state).toMatchObject({ state: 'failed', error: { code: 'database-newer' } });
    setVersion(-1000);
    await second.page.evaluate(() => globalThis.hexapla.retryService());
    expect(await libraryInfo(second)).toMatchObject({ ok: true });
  });

  test('says what is wrong with a folder that is none, and the window still opens', async () => {
    const blocked = join(home, 'blocked');
    await writeFile(blocked, 'a file where the folder should be');
    hexapla = await launch({ home: blocked });
    const answer = await libraryInfo(hexapla);
    expect(answer.ok).toBe(false);
    const state = await hexapla.page.evaluate(() => globalThis.hexapla.serviceState());
    expect(state.state).toBe('failed');
  });
});

describe('a second start', () => {
  test('on the same library brings the first window to the front and ends', async () => {
    const running = await open();
    await libraryInfo(running);
    await running.app.evaluate(({ BrowserWindow }) => {
      globalThis.focusCount = 0;
      const window = BrowserWindow.getAllWindows()[0];
      if (!window) throw new Error('There is no window');
      window.focus = () => {
        globalThis.focusCount += 1;
      };
    });
    const second = spawn(electronExecutable(), bareArguments(), { env: launchEnvironment(home), stdio: 'ignore' });
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    await vi.waitFor(async () => expect(await running.app.evaluate(() => globalThis.focusCount)).toBe(1), 5_000);
    expect(running.app.windows()).toHaveLength(1);
    expect(await libraryInfo(running)).toMatchObject({ ok: true });
  });

  test('on another library opens another window', async () => {
    const running = await open();
    const other = await launch();
    expect(await libraryInfo(other)).toMatchObject({ ok: true });
    expect(await libraryInfo(running)).toMatchObject({ ok: true });
    await other.close();
  });
});

describe('files', () => {
  test('chosen in the dialog are granted by token, without their paths', async () => {
    const file = join(home, 'a text.txt');
    await writeFile(file, 'One paragraph.');
    const { app, page } = await open();
    await stubFileDialog(app, [file]);
    const grants = await page.evaluate(() => globalThis.hexapla.chooseFiles());
    expect(grants).toEqual([{ token: expect.any(String) as string, name: 'a text.txt' }]);
    expect(JSON.stringify(grants)).not.toContain(home);
    await stubFileDialog(app, []);
    expect(await page.evaluate(() => globalThis.hexapla.chooseFiles())).toEqual([]);
  });

  test('dropped are granted; what is no file of the disk is left out', async () => {
    const file = join(home, 'dropped.txt');
    await writeFile(file, 'One paragraph.');
    const { page } = await open();
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'drop';
      document.body.append(input);
    });
    await page.setInputFiles('#drop', file);
    const grants = await page.evaluate(() => {
      const files = [...((document.querySelector('#drop') as HTMLInputElement).files ?? [])];
      return globalThis.hexapla.grantDropped([...files, new File(['x'], 'made-up.txt'), 'a string', null]);
    });
    expect(grants).toEqual([{ token: expect.any(String) as string, name: 'dropped.txt' }]);
  });
});

describe('the menu', () => {
  test('sends its commands to the window and follows the locale', async () => {
    const { app, page } = await open();
    await page.evaluate(() => {
      globalThis.seenCommands = [];
      globalThis.hexapla.onMenu((command) => globalThis.seenCommands.push(command));
    });
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('view.theme.sepia')?.click();
    });
    await vi.waitFor(async () =>
      expect(await page.evaluate(() => globalThis.seenCommands)).toEqual(['view.theme.sepia']),
    );
    // The page sets its own appearance once more when its texts have come, so each step is asked for until it holds.
    const becomes = (locale: 'it' | 'de', label: string) =>
      vi.waitFor(async () => {
        await page.evaluate(
          (chosen) => globalThis.hexapla.setAppearance({ theme: 'light', locale: chosen, title: 'Hexapla' }),
          locale,
        );
        const shown = await app.evaluate(
          ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import.files')?.label,
        );
        expect(shown).toBe(label);
      });
    await becomes('it', 'Importa file…');
    await becomes('de', 'Dateien importieren\u00A0…');
  });

  test('has a label for every entry in every locale', async () => {
    const { app, page } = await open();
    for (const locale of ['en', 'it', 'fr', 'de', 'es', 'ar'] as const) {
      await page.evaluate(
        (chosen) => globalThis.hexapla.setAppearance({ theme: 'light', locale: chosen, title: 'Hexapla' }),
        locale,
      );
      const labels = await app.evaluate(({ Menu }) =>
        (Menu.getApplicationMenu()?.items ?? []).flatMap((menu) => [
          menu.label,
          ...(menu.submenu?.items.filter(({ type }) => type !== 'separator').map((item) => item.label) ?? []),
        ]),
      );
      expect(labels.length).toBeGreaterThan(20);
      // A missing text shows its key.
      expect(
        labels.filter((label) => label === '' || /^(command|role|title)\./.test(label)),
        locale,
      ).toEqual([]);
    }
  });
});
