/** What the window must not be able to do, tried in the real window. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareArguments, electronExecutable, launch, launchEnvironment, programRoot } from './harness.ts';
import type { Hexapla } from './harness.ts';

const APP_URL = 'app://hexapla/index.html';
/** Reserved for documentation (RFC 5737): leads nowhere, should anything get out. */
const ELSEWHERE = 'https://192.0.2.1/';

describe('the running window', () => {
  let running: Hexapla;
  beforeAll(async () => {
    running = await launch();
  });
  afterAll(() => running.close());

  test('is sandboxed and isolated, and its page has nothing of Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
    const found = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
  });

  test('gets exactly the API of the contract', async () => {
    const names = await running.page.evaluate(() => Object.keys(window.hexapla).toSorted());
    const api = [
      'call',
      'callPacked',
      'chooseFiles',
      'chooseFolder',
      'chooseTarget',
      'grantDropped',
      'info',
      'onEvent',
      'onGiven',
      'onMenu',
      'onServiceState',
      'print',
      'retryService',
      'saveText',
      'setMenuState',
      'setUndoLabels',
    ];
    expect(names).toEqual([...api, 'serviceState', 'setAppearance', 'showLibraryFolder', 'takeGiven'].toSorted());
  });

  test('serves every file with the policy', async () => {
    const policy = await running.page.evaluate(async (url) => {
      const answer = await fetch(url);
      return answer.headers.get('content-security-policy');
    }, APP_URL);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  test('runs no inline script, no handler in markup, no eval, and takes no string as a script', async () => {
    const tried = await running.page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const attempt = (work: () => unknown): string => {
        try {
          work();
          return 'allowed';
        } catch (error) {
          return (error as Error).name;
        }
      };
      // The debugger lets eval through while its own call is on the stack, so that this must be a later task.
      await new Promise((resolve) => setTimeout(resolve, 0));
      // oxlint-disable-next-line no-eval -- that it fails is what is tested
      const evaluated = attempt(() => eval('1'));
      const html = attempt(() => (document.createElement('div').innerHTML = '<b>'));
      const script = document.createElement('script');
      const text = attempt(() => (script.textContent = 'window.ranInline = true'));
      attempt(() => script.append('window.ranInline = true'));
      attempt(() => document.body.append(script));
      const button = document.createElement('button');
      attempt(() => button.setAttribute('onclick', 'window.ranInline = true'));
      document.body.append(button);
      button.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      button.remove();
      return { eval: evaluated, html, text, ran: 'ranInline' in window, violations };
    });
    expect(tried).toMatchObject({ eval: 'EvalError', html: 'TypeError', text: 'TypeError', ran: false });
    expect(tried.violations).toContain('require-trusted-types-for');
  });

  test('reaches nothing outside by fetch, image or socket', async () => {
    const outcome = await running.page.evaluate(async (url) => {
      const image = new Promise((resolve) => {
        const element = new Image();
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => resolve('refused'));
        element.src = `${url}a.png`;
      });
      const fetched = await fetch(url).then(
        () => 'answered',
        () => 'refused',
      );
      const socket = new Promise((resolve) => {
        try {
          const opened = new WebSocket(url.replace('https', 'wss'));
          opened.addEventListener('open', () => resolve('opened'));
          opened.addEventListener('error', () => resolve('refused'));
        } catch {
          resolve('refused');
        }
      });
      return { fetched, image: await image, socket: await socket };
    }, ELSEWHERE);
    expect(outcome).toEqual({ fetched: 'refused', image: 'refused', socket: 'refused' });
  });

  test('stays on its page and opens no other', async () => {
    const opened = await running.page.evaluate((url) => window.open(url), ELSEWHERE);
    expect(opened).toBeNull();
    for (const url of [ELSEWHERE, 'file:///etc/passwd', 'data:text/html,<h1>x</h1>', 'app://elsewhere/index.html']) {
      await running.page.evaluate((target) => {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
        link.remove();
        location.assign(target);
      }, url);
      await pause(100);
      expect(running.page.url(), url).toBe(APP_URL);
    }
    expect(await running.page.evaluate(() => typeof window.hexapla.call)).toBe('function');
    expect(running.app.windows()).toHaveLength(1);
  });

  test('is given no permission', async () => {
    const outcome = await running.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
      ] as PermissionName[];
      const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'refused',
      );
      return {
        granted: names.filter((_name, index) => states[index] === 'granted'),
        media,
        note: await Notification.requestPermission(),
      };
    });
    expect(outcome).toEqual({ granted: [], media: 'refused', note: 'denied' });
  });

  test('finds no file outside the folder of the window', async () => {
    const statuses = await running.page.evaluate(async () => {
      const paths = [
        '%2e%2e/main/main.cjs',
        '..%2fmain%2fmain.cjs',
        '..%5cmain%5cmain.cjs',
        '%2e%2e/%2e%2e/package.json',
        'nothing.js',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(`app://hexapla/${path}`)).status));
    });
    expect(statuses).toEqual([404, 404, 404, 404, 404]);
  });

  test('cannot call what is not there, or is meant for main alone', async () => {
    const codes = await running.page.evaluate(async () => {
      const call = (operation: unknown, input: unknown) => window.hexapla.call(operation as 'library.info', input);
      const operations = ['files.grant', 'no.such', '__proto__', 'constructor', 'toString', 7, null];
      const answers = await Promise.all(operations.map((operation) => call(operation, { paths: ['/etc/passwd'] })));
      return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code));
    });
    expect(codes).toEqual(['not-allowed', ...Array<string>(6).fill('unknown-operation')]);
  });

  test('has its arguments checked', async () => {
    const codes = await running.page.evaluate(async () => {
      const bad = [
        await window.hexapla.call('library.works', { from: -1, count: 1e9 }),
        await window.hexapla.call('library.work', { workId: '1 OR 1=1' }),
        await window.hexapla.call('library.work', undefined),
      ];
      const appearance = await window.hexapla
        .setAppearance({ theme: 'pink', locale: 'xx', title: 1 } as never)
        .then(() => 'ok')
        .catch((error: { code: string }) => error.code);
      return [...bad.map((answer) => (answer.ok ? 'ok' : answer.error.code)), appearance];
    });
    expect(codes).toEqual(['bad-request', 'bad-request', 'bad-request', 'bad-request']);
  });

  test('is the only one that main answers', async () => {
    const preload = join(programRoot, 'out', 'main', 'preload.cjs');
    const code = await running.app.evaluate(async ({ BrowserWindow }, file) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true } });
      await foreign.loadURL('data:text/html,<title>foreign</title>');
      const answer = (await foreign.webContents.executeJavaScript("hexapla.call('library.info', {})")) as {
        ok: boolean;
        error?: { code: string };
      };
      foreign.destroy();
      return answer.ok ? 'ok' : answer.error?.code;
    }, preload);
    expect(code).toBe('not-allowed');
  });
});

describe('a start', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hexapla-network-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The URLs and hosts in Chromium's network log of a run of five seconds. */
  async function networkLog(during: (app: Hexapla['app']) => Promise<unknown>): Promise<readonly string[]> {
    const log = join(folder, 'net.json');
    const running = await launch({ args: [`--log-net-log=${log}`] });
    await Promise.all([pause(5_000), during(running.app)]);
    // The log is whole only after a clean end.
    await running.close();
    const text = await readFile(log, 'utf8');
    const events = text.slice(text.indexOf('"events"'));
    return [...events.matchAll(/"(?:url|host|hostname|address)":"([^"]+)"/g)].map((match) => match[1] ?? '');
  }

  test("asks nothing of the network, by Chromium's own log", async () => {
    const asked = await networkLog(() => Promise.resolve());
    expect(asked.filter((url) => !/^(app|devtools|data|blob):/.test(url))).toEqual([]);
  });

  test('would be seen in that log if it did', async () => {
    // Past our own filter: through a session that is not the window's.
    const url = 'http://127.0.0.1:9/control';
    const asked = await networkLog((app) =>
      app.evaluate(({ session }, target) => session.fromPartition('control').fetch(target).catch(String), url),
    );
    expect(asked).toContain(url);
  });

  /** Lets the program run on its own, from its start to well after its first paint. */
  async function runFor(milliseconds: number, command: string, args: readonly string[]): Promise<void> {
    const env = launchEnvironment(join(folder, 'library'));
    const child = spawn(command, args, { env, stdio: 'ignore', detached: true });
    const ended = once(child, 'exit');
    await pause(milliseconds);
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await ended;
  }

  const hasStrace = spawnSync('strace', ['-V']).status === 0;
  test.skipIf(!hasStrace)('opens no connection from any of its processes, by strace', async () => {
    const log = join(folder, 'strace.txt');
    const args = [
      '-f',
      '--seccomp-bpf',
      '-qq',
      '-e',
      'trace=connect,sendto,sendmsg,sendmmsg',
      '-o',
      log,
      electronExecutable(),
    ];
    await runFor(12_000, 'strace', [...args, ...bareArguments()]);
    const calls = (await readFile(log, 'utf8')).split('\n');
    expect(calls.some((line) => line.includes('connect('))).toBe(true);
    expect(calls.filter((line) => /sa_family=AF_INET6?\b/.test(line))).toEqual([]);
  });
});
